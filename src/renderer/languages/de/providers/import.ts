import type { importing as english } from '../../../features/providers/import.en.ts'
import type { Texts } from '../../texts.ts'

export const importing = {
  import: 'Importieren',
  import_title: 'Anbieter importieren',
  import_text:
    'Aus den Einstellungen von claude-code-router, CC Switch und LiteLLM. Schlüssel gehen direkt in den Tresor und sind nirgends zu sehen; jene Einstellungen bleiben, wie sie sind.',
  import_vault: 'Der Tresor ist gesperrt: Kein Schlüssel kann hinein.',
  import_none_title: 'Nichts gefunden',
  import_none_text:
    'Weder claude-code-router noch CC Switch hat auf diesem Rechner Einstellungen am üblichen Ort. Nenne unten eine Datei.',
  import_from: 'Aus {{source}}',
  import_empty: 'Darin steht kein Anbieter.',
  import_key_given: 'Schlüssel in der Datei',
  import_key_variable: 'Schlüssel in {{variable}}',
  import_key_none: 'kein Schlüssel',
  import_as: 'wird {{name}}',
  import_own_url: 'seine übliche Adresse',
  import_take_one: '{{count}} Anbieter übernehmen',
  import_take_other: '{{count}} Anbieter übernehmen',
  import_rules_one: '{{count}} Regel wird nicht übernommen',
  import_rules_other: '{{count}} Regeln werden nicht übernommen',
  import_rules_text: 'Waybill richtet sich nach dem Modell, das ein Tool verlangt. Dort steht:',
  import_added_one: '{{count}} Anbieter hinzugefügt',
  import_added_other: '{{count}} Anbieter hinzugefügt',
  import_added_none: 'Kein Anbieter wurde hinzugefügt',
  import_left: '{{name}} wurde ausgelassen: {{because}}',
  import_file: 'Aus einer anderen Datei',
  import_source: 'Geschrieben von',
  import_path: 'Datei',
  import_path_hint: 'Ihr ganzer Pfad auf diesem Rechner, etwa ~/litellm/config.yaml',
  import_read: 'Lesen',
} as const satisfies Texts<typeof english>
