import type { Contract } from '../contracts/contract.ts';
import type { CertifyPlanOptions } from '../reports/certify.ts';
import type { Target } from '../runners/target.ts';
import type { Arguments } from './arguments.ts';
import type { CommandName } from './options/commands.ts';

/** Takes the cases to an endpoint in another way, for this command or for one of its own. */
export interface Carrier {
  readonly command: CommandName;
  /** What it holds the endpoint to. */
  readonly contract: (args: Arguments) => Promise<Contract>;
  /** Called before anything is sent. @throws UsageError for what it cannot do its work with. */
  readonly open: (args: Arguments, contract: Contract) => Promise<Carrying>;
}

/** How the cases reach the target, and how they are judged. */
export type Carrying = Pick<CertifyPlanOptions, 'carry' | 'judgeCase'> & {
  readonly kind: Target['kind'];
};
