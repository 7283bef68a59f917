/** What goes wrong on this side, and says nothing of a target: no descriptors are left, say. */
export class HarnessFault extends Error {}

/** Codes of errors for which this machine is short of something. */
const shortages: Readonly<Record<string, string>> = {
  EMFILE: 'this process may open no more files and connections (ulimit -n)',
  ENFILE: 'this machine may open no more files and connections',
  ENOBUFS: 'this machine has no more room for connections',
  ENOMEM: 'this machine has no more memory',
};

/** In words, what this machine is short of, for an error that is about that. */
export function shortageIn({ code = '' }: Error & { readonly code?: string }): string | undefined {
  return Object.hasOwn(shortages, code) ? shortages[code] : undefined;
}
