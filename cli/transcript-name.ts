/** What the transcript of a run is called, in the folder of its reports. */
export const transcriptName = 'transcript.jsonl';
