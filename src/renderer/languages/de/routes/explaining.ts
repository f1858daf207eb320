import type { explaining as englishExplaining } from '../../../features/routes/explaining.en.ts'
import type { Texts } from '../../texts.ts'

export const explaining = {
  explain: 'Erklären',
  explain_note: 'Was mit einer Anfrage jetzt geschähe. Gesendet wird nichts.',
  explain_model: 'Modell',
  explain_more: 'Mehr über die Anfrage',
  explain_tokens: 'Token Eingabe',
  explain_empty: 'Ein Modell nennen, um zu sehen, wohin es ginge und warum.',
  explain_steps: 'Wie es gefunden wird',
  explain_candidates: 'Wohin es geht',
  explain_same: 'unverändert weitergegeben: {{format}}',
  explain_path: 'unverändert weitergegeben',
  explain_translated: 'übersetzt von {{from}} nach {{to}}',
  explain_edit: 'Diese Route bearbeiten',
  explain_matched: 'entscheidet',
  explain_unmatched: 'trifft nicht zu',
} as const satisfies Texts<typeof englishExplaining>
