// A check of one's own: the cases of two suites, told in a line for each that fails.
import {
  builtInContract,
  certify,
  createHttpTarget,
  generateCases,
  readFixture,
  referenceFixture,
} from 'aws-conformance';

const contract = builtInContract();
const suites = new Set(['ranges', 'paging']);
const cases = generateCases(contract).filter(({ suite }) => suites.has(suite));
const target = createHttpTarget({ endpoint: process.env.ENDPOINT ?? 'http://127.0.0.1:4566' });

const conclusion = await certify({
  contract,
  cases,
  target,
  fixture: readFixture(contract, referenceFixture, 'The fixture'),
  onEvent: (event) => {
    if (event.type !== 'case-finished') return;
    const [failed] = event.verdicts.filter(({ outcome }) => outcome === 'fail');
    if (failed) process.stdout.write(`${failed.caseId}: ${failed.actual}\n`);
  },
});

await target.close();
process.stdout.write(`${conclusion.outcome}\n`);
process.exitCode = conclusion.exitCode;
