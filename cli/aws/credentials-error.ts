import { messageOf } from '../../contracts/message-of.ts';
import { UsageError } from '../../contracts/usage-error.ts';

type Explanation = readonly [message: string, hint: string];

/**
 * What it means that the chain of providers gave nothing, with the way out. Commands and account
 * ids that the SDK's messages quote are left out.
 */
export function credentialsError(
  error: unknown,
  endpoint: URL,
  profile: string | undefined,
  settings: ReadonlyMap<string, string> = new Map(),
): UsageError {
  const text = messageOf(error);
  const name = profile ?? 'default';
  const option = profile === undefined ? '' : ` --profile ${profile}`;
  const [message, hint] =
    saidByMessage(text, name, option) ??
    (/Could not (load|resolve) credentials|instance metadata/i.test(text)
      ? (saidBySettings(settings, name, option) ?? nothing(endpoint, profile))
      : refused(text, name, option));
  return new UsageError(message, hint, { cause: error });
}

function saidByMessage(text: string, name: string, option: string): Explanation | undefined {
  if (/aws sso login|sso session|sso token/i.test(text)) return ssoEnded(name, option);
  if (/aws login|login_session|re-?authenticate/i.test(text)) {
    return [`The login of the profile ${name} has expired.`, `Run aws login${option}.`];
  }
  if (/multi-factor/.test(text)) {
    return [
      `The profile ${name} needs a multi-factor code, which cannot be asked for here.`,
      'Make a session with aws sts assume-role, and put its three values into the environment.',
    ];
  }
  return undefined;
}

/** The chain goes on after a way that failed: the settings say which one was meant. */
function saidBySettings(
  settings: ReadonlyMap<string, string>,
  name: string,
  option: string,
): Explanation | undefined {
  if (settings.has('credential_process')) {
    return [
      `The credential_process of the profile ${name} gave no credentials.`,
      `Run it by hand to see why: aws configure get credential_process${option} shows it.`,
    ];
  }
  if (settings.has('sso_session') || settings.has('sso_start_url')) return ssoEnded(name, option);
  if (settings.has('role_arn')) {
    return [
      `The role of the profile ${name} could not be assumed.`,
      `See what aws sts get-caller-identity${option} says.`,
    ];
  }
  return undefined;
}

function ssoEnded(name: string, option: string): Explanation {
  return [
    `The SSO session of the profile ${name} has expired, or was never begun.`,
    `Run aws sso login${option}.`,
  ];
}

function nothing({ host }: URL, profile: string | undefined): Explanation {
  return [
    `There are no credentials for ${host}${profile === undefined ? '' : ` in the profile ${profile}`}.`,
    'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give a --profile that has some.',
  ];
}

function refused(text: string, name: string, option: string): Explanation {
  const [line = ''] = text.replaceAll(/\b\d{12}\b/g, '…').split('\n');
  return [
    `The credentials of the profile ${name} cannot be had: ${line.replace(/\.?$/, '.')}`,
    `See what aws sts get-caller-identity${option} says.`,
  ];
}
