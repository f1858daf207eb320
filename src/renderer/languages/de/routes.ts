import type { routes as englishRoutes } from '../../features/routes/strings.en.ts'
import type { Texts } from '../texts.ts'
import { explaining } from './routes/explaining.ts'
import { routeForm } from './routes/form.ts'

export const routes = {
  title: 'Routen',
  add: 'Route hinzufügen',
  aliases: 'Aliasse',
  aliases_note: 'Ein eigener Name für ein Modell oder mehrere. Wird zuerst angesehen.',
  rules: 'Regeln',
  rules_note:
    'Für alle Modelle, die auf ein Muster passen, oder alle Anfragen einer Art. In dieser Reihenfolge angesehen; die erste, die passt, entscheidet.',
  place: 'Folge',
  asked: 'Verlangt',
  goes_to: 'Führt zu',
  actions: 'Aktionen',
  any_model: 'jedes Modell',
  only_format: 'in {{format}}',
  only_key: 'Schlüssel {{key}}',
  only_key_gone: 'ein Schlüssel, den es nicht mehr gibt',
  only_project: 'Projekt {{project}}',
  only_background: 'Hintergrundarbeit',
  only_thinking: 'verlangt Nachdenken',
  only_tokens: 'ab {{tokens}} Token Eingabe',
  weight_of: '{{share}} davon',
  fallback: 'falls das ausfällt',
  move_up: '{{route}} nach oben',
  move_down: '{{route}} nach unten',
  moved: '{{route}} ist jetzt {{place}} von {{all}}.',
  edit_of: '{{route}} bearbeiten',
  remove_of: '{{route}} entfernen',
  remove: 'Entfernen',
  remove_title: 'Route {{route}} entfernen?',
  remove_text:
    'Ab der nächsten Anfrage geht, wofür sie da war, dorthin, wohin die anderen Routen oder der Name des Modells führen.',
  removed_toast: 'Route {{route}} entfernt',
  note: 'Wofür es keine Route gibt, geht nach dem Namen des Modells: zum Anbieter vor dem Schrägstrich, sonst zu dem, in dessen Liste es steht. Routen gelten ab der nächsten Anfrage; was läuft, läuft weiter.',
  empty_title: 'Noch keine Route',
  empty_text:
    'Ohne Route gehen Anfragen nach dem Namen ihres Modells. Eine Route schickt, was ein Tool verlangt, zu einem anderen Modell bei einem beliebigen deiner Anbieter, und zum nächsten, wenn der ausfällt.',
  empty_no_provider: 'Zuerst einen Anbieter hinzufügen: Eine Route braucht einen, zu dem sie führt.',
  empty_add_provider: 'Anbieter hinzufügen',
  example_alias: 'Ein kurzer Name: {{model}}',
  example_alias_text: 'Tools, die „{{model}}“ verlangen, bekommen {{target}}.',
  example_background: 'Kleine Arbeit an ein kleines Modell',
  example_background_text: 'Titel und Zusammenfassungen, die ein Agent nebenher macht, gehen an {{target}}.',
  example_add: 'Hinzufügen',
  example_add_of: 'Diese Route hinzufügen: {{example}}',
  added_toast: 'Route {{route}} hinzugefügt',
  saved_toast: 'Route {{route}} gespeichert',
  ...routeForm,
  ...explaining,
} as const satisfies Texts<typeof englishRoutes>
