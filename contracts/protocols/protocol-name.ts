/** The protocols that are spoken; each has a folder beside this file. */
export type ProtocolName = 'awsJson1_0' | 'awsJson1_1';
