import type { Contract } from '../../contracts/contract.ts';
import type { DefectRow, Proof } from './conclude-proof.ts';
import { unprovable } from './unprovable.ts';

/** The proof as a Markdown page: the kill matrix by constraint, then defects and variants. */
export function proofPage({ service }: Contract, proof: Proof): string {
  const { operation, cases, defects, variants, constraints, problems } = proof;
  const killed = defects.filter((row) => row.killed).length;
  return `${[
    '# The kill matrix',
    `How far the ${cases} cases for ${service} ${operation} can be believed. The reference emulator` +
      ' is run with each defect in turn, a small nonconformance that a real emulator could have;' +
      ' the cases must fail it, and blame a constraint that it breaks. Then it is run with each' +
      ' variant, behaviour that is unusual and within the documentation; the cases must pass it.',
    'This page is written by `npm run prove`; do not edit it.',
    `- ${killed} of ${defects.length} defects killed`,
    `- ${variants.filter(({ outcome }) => outcome === 'conformant').length} of ${variants.length} variants conformant`,
    `- ${problems.length} problems`,
    '## Constraints at level must',
    table(
      ['constraint', 'defects it kills'],
      constraints.map(({ address, kills }) => [
        `\`${address}\``,
        kills > 0 ? String(kills) : (unprovable[address] ?? 'none'),
      ]),
    ),
    '## Defects',
    table(
      ['defect', 'what is wrong', 'blamed on', 'cases'],
      defects.map((row) => [row.name, row.title, blameOf(row), String(casesOf(row))]),
    ),
    '## Variants',
    table(
      ['variant', 'what is unusual', 'allowed by', 'outcome'],
      variants.map(({ name, title, allowedBy, outcome }) => [name, title, allowedBy, outcome]),
    ),
  ].join('\n\n')}\n`;
}

/** The constraints that the defect breaks and was blamed on, then how many others were. */
function blameOf({ breaks, blamed, killed }: DefectRow): string {
  const own = breaks.filter((address) => address in blamed).map((address) => `\`${address}\``);
  const others = Object.keys(blamed).length - own.length;
  return [
    killed ? own.join(' ') : `**survives** ${own.join(' ')}`,
    others > 0 ? `and ${others} more` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function casesOf({ blamed }: DefectRow): number {
  return new Set(Object.values(blamed).flat()).size;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
