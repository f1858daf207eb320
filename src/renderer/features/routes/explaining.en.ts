/** What would happen to a request. */
export const explaining = {
  explain: 'Explain',
  explain_note: 'What would happen to a request now. Nothing is sent.',
  explain_model: 'Model',
  explain_more: 'More about the request',
  explain_tokens: 'Tokens of input',
  explain_empty: 'Name a model to see where it would go, and why.',
  explain_steps: 'How it is found',
  explain_candidates: 'Where it goes',
  explain_same: 'passed on as it is: {{format}}',
  explain_path: 'passed on as it is',
  explain_translated: 'translated from {{from}} to {{to}}',
  explain_edit: 'Edit this route',
  explain_matched: 'decides',
  explain_unmatched: 'does not apply',
} as const
