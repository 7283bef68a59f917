import type { Contract } from '../../contracts/contract.ts';
import { judgeByPact } from '../../reports/pact/judge-by-pact.ts';
import { carryByPact } from '../../runners/pact/carry-by-pact.ts';
import type { PactFile } from '../../runners/pact/pact-file.ts';
import type { PactPlan } from '../../runners/pact/plan-interactions.ts';
import { readPact } from '../../runners/pact/read-pact.ts';
import { writePact } from '../../runners/pact/write-pact.ts';
import { toolVersion } from '../../runners/tool-version.ts';
import type { Arguments } from '../arguments.ts';
import type { Carrying } from '../carrier.ts';
import { readJsonFile } from '../read-json-file.ts';
import { run } from '../run.ts';
import { selectContract } from '../select-contract.ts';
import { findPact } from './find-pact.ts';
import { planFor } from './pact-plan.ts';

/** `aws-conformance pact verify`: certifies an endpoint by Pact's own verifier. */
export function verify(argv: readonly string[]): Promise<number> {
  return run(argv, { command: 'pact verify', contract: selectContract, open });
}

async function open(args: Arguments, contract: Contract): Promise<Carrying> {
  const plan = planFor(contract);
  const fileName = args.text('pact');
  const file = await fileFor(contract, plan, fileName);
  const found = findPact(process.cwd());
  const subject = { plan, file, ...found, ...(fileName !== undefined && { fileName }) };
  return { kind: 'pact', carry: carryByPact(subject), judgeCase: judgeByPact };
}

/** The file of `--pact`, else the one that `pact write` would write. */
async function fileFor(
  contract: Contract,
  plan: PactPlan,
  name: string | undefined,
): Promise<PactFile> {
  const names = { consumer: 'aws-conformance', provider: contract.service, toolVersion };
  const own = writePact(contract, plan, names);
  if (name === undefined) return own;
  return readPact(own, await readJsonFile(name, 'Pact file'), name);
}
