import type { Answer } from '../contracts/answers/answer.ts';
import { isThrottled } from '../contracts/answers/transient.ts';
import type { Contract } from '../contracts/contract.ts';
import { readAnswer } from '../contracts/protocols/protocols.ts';
import type { Exchange } from '../contracts/wire.ts';
import type { Obstacle } from '../runners/preflight.ts';
import { proxyCredentialsAdvice } from '../runners/proxy-error.ts';
import type { RunHeader } from '../runners/run-record.ts';
import { answerInBrief, inBrief } from './answer-in-brief.ts';
import { refusalAdvice } from './refusal-advice.ts';
import type { RunOutcome } from './report.ts';

type Via = RunHeader['target'];

/** What an obstacle makes of a run, and one line that says what came and what to do about it. */
export function obstacleInWords(
  contract: Contract,
  obstacle: Obstacle,
  target: Via,
): { readonly outcome: RunOutcome; readonly reason: string } {
  const isMissing = /^(says-not-implemented|unknown-operation)$/.test(obstacle.kind);
  const outcome = isMissing ? 'not-implemented' : 'inconclusive';
  return { outcome, reason: reasonOf(contract, obstacle, target) };
}

function reasonOf(contract: Contract, { kind, exchange }: Obstacle, target: Via): string {
  const { operation, service } = contract;
  const answer = readAnswer(contract, exchange.reply);
  const came = answerInBrief(contract, exchange.reply);
  const missing = `the target does not implement ${operation}: ${answer.kind === 'none' ? '' : 'it answers '}${came}`;
  switch (kind) {
    case 'no-answer':
      return silenceInWords(answer, target);
    case 'unavailable':
      return unavailableInWords(answer, came, target);
    case 'refused':
      return refusalInWords(answer, came, exchange, operation);
    case 'redirected':
      return `the target redirects elsewhere: ${came}${locationIn(answer, target)}`;
    case 'says-not-implemented':
      return missing;
    case 'unknown-operation':
      return `${missing}, as to an operation that does not exist`;
    case 'wall':
      return wallInWords(answer, came, service, target);
    case 'always-alike':
      return `the target answers every request alike: ${came}; see its log, and check the URL`;
  }
}

function silenceInWords(answer: Answer, { proxy }: Via): string {
  if (answer.kind !== 'none') return '';
  // It may hold advice of our own.
  const detail = inBrief(answer.detail, 400);
  const who = proxy === undefined ? 'the target' : `the target, by way of the proxy ${proxy},`;
  switch (answer.fault) {
    case 'stopped':
      return `no case could be run: ${detail}`;
    case 'unreachable':
      return proxy === undefined
        ? `the target cannot be reached: ${detail}`
        : `the proxy ${proxy} does not work: ${detail}; check HTTPS_PROXY, HTTP_PROXY and NO_PROXY`;
    case 'unusable':
    case 'not-carried':
      return `no request can be sent: ${detail}`;
    case 'timeout':
      return `${who} does not answer: ${detail}`;
    case 'reset':
      return `${who} breaks the connection off: ${detail}`;
    case 'malformed':
      return `${who} does not answer in HTTP as it should be: ${detail}; check the scheme and the port of the URL`;
    case 'threw':
      return `the target fails: ${detail}`;
    case 'unhandled':
      return `the target does not answer: ${detail}`;
    case 'too-large':
      return `${who} answers with too much: ${detail}`;
  }
}

function unavailableInWords(answer: Answer, came: string, { proxy }: Via): string {
  if (isThrottled(answer)) return `the target throttles every request: ${came}; --rate sends fewer`;
  return proxy === undefined
    ? `the target stays unavailable: ${came}`
    : `the target stays unavailable by way of the proxy ${proxy}, or the proxy itself is: ${came}`;
}

function refusalInWords(
  answer: Answer,
  came: string,
  exchange: Exchange,
  operation: string,
): string {
  if (answer.kind !== 'error') return `the credentials were refused: ${came}`;
  return `the credentials were refused: ${came}; ${refusalAdvice(answer, exchange, operation)}`;
}

function locationIn(answer: Answer, { endpoint }: Via): string {
  const location = answer.kind === 'none' ? undefined : answer.response.headers['location'];
  if (location === undefined) return '; check the URL';
  const whole = URL.canParse(location, endpoint) ? new URL(location, endpoint).href : location;
  return `, Location ${inBrief(whole)}; give the URL of the service itself`;
}

function wallInWords(answer: Answer, came: string, service: string, { proxy }: Via): string {
  const status = answer.kind === 'none' ? 0 : answer.response.status;
  if (status === 407) {
    const name = proxy === undefined ? 'a proxy' : `the proxy ${proxy}`;
    return `${name} wants credentials: ${came}; ${proxyCredentialsAdvice}`;
  }
  const between = proxy === undefined ? 'a proxy or gateway' : `the proxy ${proxy}`;
  return `what answers is no implementation of ${service}: ${came}; check the URL, and ${between} in front of it`;
}
