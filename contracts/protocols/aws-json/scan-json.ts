/** What the text of a JSON document says beyond the value that it parses to. */
export interface JsonScan {
  /** Paths (`Filters/0/Key`) of members that come twice in one object. */
  readonly duplicates: readonly string[];
  /** Paths of numbers written with a fraction or an exponent, such as `10.0` and `1e1`. */
  readonly unusualNumbers: ReadonlySet<string>;
  readonly depth: number;
}

interface Frame {
  readonly kind: 'object' | 'array';
  readonly names: Set<string>;
  name: string;
  index: number;
  expectsName: boolean;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Scans text that `JSON.parse` has accepted; the parsed value has lost all of this. */
export function scanJson(text: string): JsonScan {
  const frames: Frame[] = [];
  const duplicates: string[] = [];
  const unusualNumbers = new Set<string>();
  let depth = 0;
  for (const [piece] of text.matchAll(token)) {
    const frame = frames.at(-1);
    switch (piece) {
      case '{':
      case '[':
        frames.push(newFrame(piece === '{' ? 'object' : 'array'));
        depth = Math.max(depth, frames.length);
        break;
      case '}':
      case ']':
        frames.pop();
        break;
      case ',':
        if (frame?.kind === 'array') frame.index += 1;
        if (frame?.kind === 'object') frame.expectsName = true;
        break;
      case ':':
        break;
      default:
        if (frame?.kind === 'object' && frame.expectsName) {
          frame.name = String(JSON.parse(piece));
          frame.expectsName = false;
          if (frame.names.has(frame.name)) duplicates.push(pathOf(frames));
          frame.names.add(frame.name);
        } else if (/^-?\d.*[.eE]/.test(piece)) {
          unusualNumbers.add(pathOf(frames));
        }
    }
  }
  return { duplicates, unusualNumbers, depth };
}

function newFrame(kind: Frame['kind']): Frame {
  return { kind, names: new Set(), name: '', index: 0, expectsName: true };
}

function pathOf(frames: readonly Frame[]): string {
  return frames.map((frame) => (frame.kind === 'object' ? frame.name : frame.index)).join('/');
}
