import { reporters } from '../../reports/reporters/reporters.ts';
import { type CommandName, commands, optionsOf } from './commands.ts';
import type { Option } from './option.ts';
import { optionOf } from './options.ts';

/** Columns of help, and the one in which the words on an option begin. */
const width = 100;
const column = 23;

/** The options of one command, or the overview for a name that is none. */
export function commandHelp(name: string | undefined): string {
  return name !== undefined && isCommand(name) ? helpOn(name) : overview();
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

function overview(): string {
  const lines = commandNames()
    .filter((name) => !name.includes(' '))
    .map((name) => `  aws-conformance ${name.padEnd(8)} ${commands[name].summary}\n`);
  return `aws-conformance: contract tests for AWS APIs, run against any endpoint

${lines.join('')}
  aws-conformance help COMMAND   the options of a command
  aws-conformance --version

Exit codes: 0 conformant, 1 nonconformant, 2 usage or configuration, 3 could not tell
(unreachable, not implemented, inconclusive), 4 an error of the harness itself.
`;
}

function helpOn(name: CommandName): string {
  const { intro, notes } = commands[name];
  // The commands within one are shown with it.
  const within = commandNames().filter((one) => one.startsWith(`${name} `));
  const parts = [
    within.length > 0 ? within.map(headOf).join('\n') : headOf(name),
    intro ?? '',
    optionLines(name),
    ...within.map((one) => `${one}:\n${optionLines(one)}`),
    notes ?? '',
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headOf(name: CommandName): string {
  const { argument, summary } = commands[name];
  const words = ['aws-conformance', name, argument, '[options]'];
  return `${words.filter((word) => word !== undefined).join(' ')}: ${summary}`;
}

function optionLines(name: CommandName): string {
  return optionsOf(name)
    .map(([option, help]) => linesOf(option, optionOf(option), help))
    .join('\n');
}

function linesOf(name: string, option: Option | undefined, own: string | undefined): string {
  const head = `  --${name}${option?.value === undefined ? '' : ` ${option.value}`}`;
  const [first = '', ...rest] = wrapped(own ?? option?.help ?? '');
  const indent = ' '.repeat(column);
  const isShort = head.length < column - 1;
  const lines = isShort ? [head.padEnd(column) + first, ...rest.map((one) => indent + one)] : [];
  const all = isShort ? lines : [head, ...[first, ...rest].map((one) => indent + one)];
  const choices = option?.choices === 'reporters' ? reporterLines(indent) : [];
  return [...all, ...choices].join('\n');
}

function reporterLines(indent: string): string[] {
  return reporters.map(({ name, summary, file, byDefault }) => {
    const where = file === undefined ? '' : ` (${file})`;
    return `${indent}${byDefault ? '*' : ' '} ${name.padEnd(9)} ${summary}${where}`;
  });
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width - column) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  // What belongs together is joined by spaces that do not break.
  return [...lines, line].map((one) => one.replaceAll('\u00a0', ' '));
}

function commandNames(): CommandName[] {
  return Object.keys(commands).filter(isCommand);
}
