import type { Variant } from '../catalogue-entry.ts';
import { output, sending } from './make-variant.ts';

/** Results written in unusual ways. */
export const resultVariants: readonly Variant[] = [
  output(
    'token-absent-at-the-end',
    'NextToken is left out at the end',
    'recorded answers have none',
    ({ NextToken, ...rest }) => (NextToken === '' ? rest : { ...rest, NextToken }),
  ),
  output(
    'token-null-at-the-end',
    'NextToken is null at the end',
    'clients drop null members',
    (result) => (result['NextToken'] === '' ? { ...result, NextToken: null } : result),
  ),
  output(
    'extra-members',
    'answers have members that the page does not list',
    'clients ignore what they do not know',
    (result) => ({ ...result, ResponseMetadata: { HTTPStatusCode: 200 }, __proto__extra: 1 }),
  ),
  output(
    'result-says-its-type',
    'answers name the type of the result in __type',
    'clients ignore what they do not know',
    (result) => ({
      __type: 'com.amazonaws.ssm#DescribeMaintenanceWindowExecutionTaskInvocationsResult',
      ...result,
    }),
  ),
  output(
    'result-says-the-operation-as-its-type',
    'answers name the operation in __type',
    'clients ignore what they do not know',
    (result) => ({
      __type: 'com.amazonaws.ssm#DescribeMaintenanceWindowExecutionTaskInvocations',
      ...result,
    }),
  ),
  output(
    'members-reversed',
    'the members of an answer come in reverse',
    'JSON objects have no order',
    (result) => Object.fromEntries(Object.entries(result).reverse()),
  ),
  output(
    'list-absent-when-empty',
    'an empty list of items is left out',
    'the model requires no member',
    ({ WindowExecutionTaskInvocationIdentities: list, ...rest }) =>
      Array.isArray(list) && list.length === 0
        ? rest
        : { ...rest, WindowExecutionTaskInvocationIdentities: list },
  ),
  output(
    'other-lists-beside-none',
    'answers have another list, and an empty list of items is left out',
    'clients ignore what they do not know',
    ({ WindowExecutionTaskInvocationIdentities: list, ...rest }) => ({
      ...rest,
      Warnings: [{ Code: 'NONE' }],
      ...(Array.isArray(list) && list.length === 0
        ? {}
        : { WindowExecutionTaskInvocationIdentities: list }),
    }),
  ),
  sending('pretty-printed', 'answers are indented', 'white space is free in JSON', (response) => ({
    ...response,
    body: response.body.startsWith('{')
      ? JSON.stringify(JSON.parse(response.body), undefined, 2)
      : response.body,
  })),
  sending(
    'escaped-characters',
    'answers escape slashes and letters',
    'JSON escapes mean the characters',
    (response) => ({
      ...response,
      body: response.body.replaceAll('SUCCESS', '\\u0053UCCESS').replaceAll('/', '\\/'),
    }),
  ),
  sending(
    'charset-in-content-type',
    'the Content-Type of answers has a charset',
    'parameters are allowed',
    (response) => ({
      ...response,
      headers: { ...response.headers, 'content-type': 'application/x-amz-json-1.1; charset=utf-8' },
    }),
  ),
  sending(
    'no-request-id',
    'answers have no x-amzn-RequestId',
    'no page promises it',
    ({ headers: { 'x-amzn-requestid': _, ...headers }, ...rest }) => ({ ...rest, headers }),
  ),
  sending(
    'content-type-in-capitals',
    'the Content-Type of answers is in capitals',
    'RFC 9110: media types have no case',
    (response) => ({
      ...response,
      headers: { ...response.headers, 'content-type': 'Application/X-Amz-JSON-1.1' },
    }),
  ),
  sending(
    'white-space-around',
    'answers have white space before and after the JSON',
    'RFC 8259, section 2',
    (response) => ({ ...response, body: `\r\n\t ${response.body}\n` }),
  ),
  sending(
    'more-headers',
    'answers have the headers of a gateway',
    'clients ignore what they do not know',
    (response) => ({
      ...response,
      headers: {
        ...response.headers,
        server: 'Server',
        via: '1.1 gateway',
        'x-amz-cf-id': 'none',
        'access-control-allow-origin': '*',
      },
    }),
  ),
];
