import { UsageError } from '../../contracts/usage-error.ts';
import { runShell } from './run-shell.ts';
import { type Place, type Seed, seedTimeoutMs } from './seed.ts';

/** A seed that is a command which prints the fixture, and perhaps another that takes it away. */
export function seedCommand(
  command: string,
  teardown: string | undefined,
  timeoutMs: number = seedTimeoutMs,
): Seed {
  let printed = '';
  return {
    plant: async (place) => {
      const { output, failure } = await runShell(command, {
        env: environmentFor(place),
        input: '',
        timeoutMs,
      });
      printed = output;
      if (failure === undefined) return fixtureIn(output);
      throw new UsageError(
        `The seed did not work: ${failure}.`,
        'Run its command by hand to see why.',
      );
    },
    teardown: async (place, fixture) => {
      if (teardown === undefined) return;
      const { failure } = await runShell(teardown, {
        env: environmentFor(place),
        input: fixture === undefined ? printed : `${JSON.stringify(fixture)}\n`,
        timeoutMs,
      });
      if (failure !== undefined) throw new Error(failure);
    },
  };
}

function fixtureIn(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch (error) {
    throw new UsageError(
      output.trim() === '' ? 'The seed printed nothing.' : 'What the seed printed is not JSON.',
      'It must print the fixture on its standard output, and nothing else.',
      { cause: error },
    );
  }
}

/** Without the variables that would send it elsewhere than this run goes, to AWS itself at worst. */
function environmentFor({ endpoint, region }: Place): NodeJS.ProcessEnv {
  const elsewhere = /^AWS_(ENDPOINT_URL_|IGNORE_CONFIGURED_ENDPOINT_URLS$)/;
  const others = Object.entries(process.env).filter(([name]) => !elsewhere.test(name));
  return { ...Object.fromEntries(others), AWS_ENDPOINT_URL: endpoint, AWS_REGION: region };
}
