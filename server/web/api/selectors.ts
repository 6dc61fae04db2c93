/** Attributes that pages keep, for browser tests to select by and to assert on: the name of its words, and an example. */
export const SELECTORS = [
  ['data-command', '#browser form[data-command="vneid/log-in"]'],
  ['data-field', '#browser [data-field="idNumber"]'],
  ['data-submit', '#browser [data-submit="vneid/log-in"]'],
  ['aria-invalid', '#browser [data-field="idNumber"][aria-invalid="true"]'],
  ['data-refusal', '#browser [data-refusal="idNumber"]'],
  ['data-task', '#coach [data-task="open"][data-state="done"]'],
  ['data-state', '#coach [data-task][data-state="now"]'],
  ['data-total', '#browser [data-total][data-amount="115000"]'],
  ['data-amount', '#browser [data-payee] [data-amount="115000"]'],
  ['data-payee', '#browser [data-payee]'],
  ['data-message', '#phone [data-message][data-sender="VNEID"]'],
  ['data-code', '#phone [data-message] [data-code][data-copy]'],
  ['data-case', '#coach [data-case="late-code"][data-verdict="fail"]'],
  ['verdict', '#coach [data-submit="coach/judge-case"][value="fail"]'],
] as const;
