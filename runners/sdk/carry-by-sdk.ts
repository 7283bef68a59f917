import { plural } from '../../contracts/plural.ts';
import type { Carry } from '../carry.ts';
import { runCases } from '../run-cases.ts';
import { shareReplies } from '../shared-replies.ts';
import type { Transcript } from '../transcript.ts';
import { callClient } from './call-client.ts';
import { isPaginatorCase, runPaginator } from './run-paginator.ts';
import type { SdkPackage } from './sdk-package.ts';

/** Has a client of the SDK write the requests of the cases, and read the answers. */
export function carryBySdk(sdk: SdkPackage): Carry {
  return async (session, cases, running) => {
    const client = sdk.openClient();
    const send = callClient(session.contract, sdk, client, session.send);
    const own = { ...session, send, shared: shareReplies(session.contract) };
    let [all, skipped] = [0, 0];
    const note = (transcript: Transcript): void => {
      all += 1;
      if (transcript.ended?.outcome === 'skipped') skipped += 1;
    };
    await runCases(
      own,
      { [Symbol.iterator]: () => plainCases(cases) },
      {
        ...running,
        onTranscript: (one, transcript) => {
          note(transcript);
          running.onTranscript(one, transcript);
        },
      },
    );
    for (const one of cases) {
      if (!isPaginatorCase(one)) continue;
      const transcript = await runPaginator(session, sdk, one);
      note(transcript);
      running.onTranscript(one, transcript);
    }
    client.destroy();
    const carried = `${sdk.name} ${sdk.version} carried ${all - skipped} of ${plural(all, 'case')}`;
    return [skipped === 0 ? `${carried}.` : `${carried}; the others say why not.`];
  };

  function* plainCases(cases: Parameters<Carry>[1]) {
    for (const one of cases) if (!isPaginatorCase(one)) yield one;
  }
}
