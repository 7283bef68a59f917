import { answer } from './answer.ts';
import type { Auth } from './auth/auth.ts';
import type { Behaviour } from './behaviour.ts';
import { documentedBehaviour } from './documented-behaviour.ts';
import { decodeRequest, type RawRequest, type ServiceResponse } from './wire.ts';

/** What an emulator is made with. */
export interface EmulatorOptions {
  /** The name of a defect of the catalogue. */
  readonly defect?: string;
  /** The name of a variant of the catalogue; of several, one after the other, with `+` between. */
  readonly variant?: string;
  /** Asks for signatures of these credentials; without it, none are looked at. */
  readonly auth?: Auth;
}

/** The emulator as a function from requests to answers. */
export type Answer = (request: RawRequest) => ServiceResponse;

/** Makes one with a state of its own. @throws RangeError for a name that is in no catalogue. */
export async function createAnswer(options: EmulatorOptions = {}): Promise<Answer> {
  const behaviour = await behaviourOf(options);
  return (request) => answer(behaviour, decodeRequest(request), options.auth);
}

/** The catalogues are loaded only when something is asked of them. */
async function behaviourOf({ defect, variant }: EmulatorOptions): Promise<Behaviour> {
  let behaviour = documentedBehaviour;
  if (variant !== undefined) {
    const { variantNamed } = await import('./variants/catalogue.ts');
    for (const name of variant.split('+')) behaviour = variantNamed(name).change(behaviour);
  }
  if (defect !== undefined) {
    const { defectNamed } = await import('./defects/catalogue.ts');
    behaviour = defectNamed(defect).change(behaviour);
  }
  return behaviour;
}
