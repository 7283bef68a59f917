import { moreReasons, type OpenReason, reasonInWords } from '../../findings/open-reasons.ts';
import type { RunHeader } from '../../report.ts';
import { localId } from '../../text/words.ts';
import { prose } from './labelled.ts';
import { mark, type Screen } from './screen.ts';

const shownReasons = 8;
const shownCases = 3;

/** Why verdicts could not be reached, each reason with the first of its cases. */
export function reasonLines(
  screen: Screen,
  header: RunHeader,
  reasons: readonly OpenReason[],
): string[] {
  const { dim } = screen.colors;
  const more = moreReasons(reasons, shownReasons);
  return [
    ...reasons.slice(0, shownReasons).flatMap((open) => {
      const { outcome, cases } = open;
      const [first = '', ...rest] = prose(screen, reasonInWords(open));
      const left = cases.length - shownCases;
      return [
        ` ${mark(screen, outcome)} ${first.trimStart()}`,
        ...rest,
        ...cases.slice(0, shownCases).map((id) => `     ${dim(localId(header, id))}`),
        ...(left > 0 ? [`     ${dim(`and ${left} more, ${screen.more}`)}`] : []),
      ];
    }),
    ...(more === '' ? [] : [`   ${dim(`${more}, ${screen.more}`)}`]),
  ];
}
