import type { ErrorAnswer } from '../contracts/answers/answer.ts';
import type { Exchange } from '../contracts/wire.ts';
import { errorMessage } from './answer-in-brief.ts';
import { inWords } from './text/words.ts';

/** What to look at when a target refuses who asks. */
export function refusalAdvice(answer: ErrorAnswer, exchange: Exchange, operation: string): string {
  const message = errorMessage(answer) ?? '';
  const name = answer.types[0] ?? '';
  if (isAboutTime(name, message)) return clockAdvice(answer, exchange);
  if (/ExpiredToken/.test(name) || /token[^.]*expired/i.test(message)) {
    return 'the session token has expired: get a new one';
  }
  if (/scoped to a valid region/i.test(message)) {
    return 'it was signed for another region: check --region and AWS_REGION';
  }
  if (/OptInRequired/.test(name)) return 'the account has not opted in to this service or region';
  if (/AccessDenied|NotAuthorized/.test(name)) {
    return `these credentials are not allowed to call ${operation}, or something in front of the target refuses`;
  }
  if (/MissingAuthenticationToken|IncompleteSignature/.test(name)) {
    return 'check the URL, and whether a proxy takes the Authorization header away';
  }
  return 'check the credentials, --profile and --region';
}

/** Errors about when a request was signed, in the words of AWS's services. */
function isAboutTime(name: string, message: string): boolean {
  return (
    /^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)/.test(name) ||
    /signature (expired|not yet current)|too skewed/i.test(message)
  );
}

/** Less than this is what a request takes, and no clock that is off. */
const tolerance = 60_000;

function clockAdvice({ response }: ErrorAnswer, { sentAt, durationMs }: Exchange): string {
  const theirs = Date.parse(response.headers['date'] ?? '');
  const behind = theirs - (sentAt + durationMs);
  if (Number.isNaN(behind) || Math.abs(behind) < tolerance) {
    return 'check the clocks of this machine and of the target';
  }
  const direction = behind > 0 ? 'behind' : 'ahead of';
  return `the clock of this machine is ${longInWords(Math.abs(behind))} ${direction} the target's: set it`;
}

function longInWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 60) return inWords(milliseconds);
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days ${hours % 24} h`;
}
