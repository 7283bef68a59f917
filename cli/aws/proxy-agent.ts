import type { Agent, ClientRequest } from 'node:http';
import { UsageError } from '../../contracts/usage-error.ts';
import { endpointName } from '../../runners/endpoint-name.ts';
import { ProxyError, proxyCredentialsAdvice } from '../../runners/proxy-error.ts';
import type { TlsSettings } from '../../runners/tls-settings.ts';
import type { Environment } from './environment.ts';
import { isLoopback } from './is-loopback.ts';

/** Bounds and trust of the connections through a proxy. */
export interface ProxySettings extends TlsSettings {
  readonly maxSockets?: number;
}

/** Connections through a proxy. */
export interface ProxyConnections {
  readonly agent: Agent;
  /** Its URL, without user and password. */
  readonly proxy: string;
}

const variables = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

/**
 * The connections through the proxy that the environment of this process says for an endpoint; undefined
 * when it says none, and for an endpoint on this machine. @throws UsageError for no http proxy.
 */
export async function proxyAgent(
  endpoint: URL,
  environment: Environment,
  settings: ProxySettings,
): Promise<ProxyConnections | undefined> {
  const any = variables.some((name) => environment[name] || environment[name.toLowerCase()]);
  if (!any || isLoopback(endpoint)) return undefined;
  const { getProxyForUrl } = await import('proxy-from-env');
  const text = getProxyForUrl(endpoint.href);
  if (!text) return undefined;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (!proxy || !/^https?:$/.test(proxy.protocol)) {
    // The URL may hold a password, and is not repeated.
    throw new UsageError(
      `The proxy for ${endpoint.host} is not an http or https URL.`,
      'Set HTTPS_PROXY as http://proxy.example:3128, or name the host in NO_PROXY.',
    );
  }
  const { maxSockets = Number.POSITIVE_INFINITY, ...tls } = settings;
  const name = endpointName(proxy);
  const options = { keepAlive: true, maxSockets };
  if (endpoint.protocol === 'https:') {
    const { HttpsProxyAgent } = await import('https-proxy-agent');
    const agent = new HttpsProxyAgent(proxy, options);
    // These are of the connection through the proxy; what its constructor takes is of that to it.
    Object.assign(agent.options, tls);
    agent.on('proxyConnect', (answer: ProxyAnswer, request: ClientRequest) => {
      if (answer.statusCode !== 200) request.destroy(refusalOf(name, answer));
    });
    return { agent, proxy: name };
  }
  const { HttpProxyAgent } = await import('http-proxy-agent');
  return { agent: new HttpProxyAgent(proxy, options), proxy: name };
}

/** What a proxy answers when it is asked to connect. */
interface ProxyAnswer {
  readonly statusCode: number;
  readonly statusText: string;
}

function refusalOf(proxy: string, { statusCode, statusText }: ProxyAnswer): ProxyError {
  const said = `HTTP ${statusCode} ${statusText}`.trim();
  const asked = 'when it is asked to connect to the target';
  if (statusCode === 407) {
    const what = `the proxy ${proxy} wants credentials: ${said}; ${proxyCredentialsAdvice}`;
    return new ProxyError(what, statusCode);
  }
  const who = statusCode < 500 ? `the proxy ${proxy}` : 'it';
  return new ProxyError(`${who} answers ${said} ${asked}`, statusCode);
}
