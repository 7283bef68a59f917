import { answer } from './answer.ts';
import type { Behaviour, Change } from './behaviour.ts';
import { documentedBehaviour } from './documented-behaviour.ts';
import type { ServiceRequest, ServiceResponse } from './wire.ts';

/** What an emulator is made with. */
export interface EmulatorOptions {
  /** The name of a defect or of a variant: at most one of them is given. */
  readonly defect?: string;
  readonly variant?: string;
}

/** An emulator in this process: a function from requests to answers. */
export type Emulator = (request: ServiceRequest) => ServiceResponse;

/** Makes an emulator of the documented behaviour, or with one defect or variant. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const behaviour = await behaviourOf(options);
  return (request) => answer(behaviour, request);
}

/** The catalogues are loaded only when something is asked of them. */
async function behaviourOf({ defect, variant }: EmulatorOptions): Promise<Behaviour> {
  if (defect !== undefined) {
    const { defects } = await import('./defects/catalogue.ts');
    return changed('defect', defects, defect);
  }
  if (variant !== undefined) {
    const { variants } = await import('./variants/catalogue.ts');
    return changed('variant', variants, variant);
  }
  return documentedBehaviour;
}

function changed(
  kind: string,
  entries: readonly { readonly name: string; readonly change: Change }[],
  name: string,
): Behaviour {
  const entry = entries.find((one) => one.name === name);
  if (entry) return entry.change(documentedBehaviour);
  throw new RangeError(`There is no ${kind} ${name}.`);
}
