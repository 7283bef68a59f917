/** Must-level constraints that no defect can break on demand, each with the reason. */
export const unprovable: Readonly<Record<string, string>> = {
  'errors/InternalServerError':
    'no request is documented to cause an internal error; its status is judged when one comes',
};
