/** One option of the command line, as everything that knows of options takes it from the table. */
export interface Option {
  /** A flag has no value; a list can be given several times; a number is a whole one. */
  readonly type: 'text' | 'flag' | 'list' | 'number';
  /** What stands for the value in help, for example `FILE`. */
  readonly value?: string;
  /** What it does, as help says it: a sentence in lower case, without a stop. */
  readonly help: string;
  /** What there is to choose from, where help lists it. */
  readonly choices?: 'reporters';
  /** Bounds of a number, both included. */
  readonly least?: number;
  readonly most?: number;
  /** True when a configuration file can hold it, in camel case. */
  readonly inConfig?: true;
  /** True when the command that repeats a case needs it. */
  readonly repeats?: true;
  /** Variables that give it a value, the first that is set; after the command line, before the file. */
  readonly environment?: readonly string[];
  /** Options that say the same in other ways: given on the command line, this one is not looked for. */
  readonly insteadOf?: readonly string[];
}

/** A name in kebab case, in camel case. */
export type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

/** The same for a value. */
export function camelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
