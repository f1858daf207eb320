import type { Phrases } from '../../engine-words.ts'

export const imports = {
  'There is no file {{path}}.': 'Es gibt keine Datei {{path}}.',
  'Name the file to read.': 'Die Datei nennen, die gelesen werden soll.',
  'Give the whole path of the file.': 'Den ganzen Pfad der Datei angeben.',
  'There is a provider {{name}} already.': 'Es gibt schon einen Anbieter {{name}}.',
  'It is not there.': 'Er ist nicht da.',
  'It is here already, as {{name}}.': 'Er ist schon da, als {{name}}.',
  'It has no key.': 'Er hat keinen Schlüssel.',
  'It has no key: its tool signs in with an account of its own.':
    'Er hat keinen Schlüssel: Sein Tool meldet sich mit einem eigenen Konto an.',
  'Its key is a placeholder.': 'Sein Schlüssel ist ein Platzhalter.',
  'Its key has characters that no header can carry.': 'Sein Schlüssel hat Zeichen, die in keinen Header passen.',
  '{{variable}} is not set where Waybill runs.': '{{variable}} ist dort, wo Waybill läuft, nicht gesetzt.',
  'Its address is too long, or holds its key.': 'Seine Adresse ist zu lang oder enthält seinen Schlüssel.',
  'There is no address.': 'Es gibt keine Adresse.',
  'Waybill does not speak to Vertex AI.': 'Waybill spricht nicht mit Vertex AI.',
  'Waybill does not know LiteLLM’s {{name}}.': 'Waybill kennt {{name}} von LiteLLM nicht.',
  'Files that it includes are not read.': 'Dateien, die sie einbindet, werden nicht gelesen.',
  '{{count}} more providers are left out.': '{{count}} weitere Anbieter sind ausgelassen.',
  '{{what}} could not be understood.': '{{what}} war nicht zu verstehen.',
  'Its TOML': 'Sein TOML',
  '{{name}} is for {{tool}}, whose providers are not read.':
    '{{name}} ist für {{tool}}, dessen Anbieter nicht gelesen werden.',
  '{{path}} is being written at this moment.': '{{path}} wird gerade geschrieben.',
  '{{path}} can’t be read as a database ({{code}}).': '{{path}} lässt sich nicht als Datenbank lesen ({{code}}).',
  '{{path}} was not closed properly; start its program once.':
    '{{path}} wurde nicht richtig geschlossen; sein Programm einmal starten.',
  '{{path}} is larger than 64 MB.': '{{path}} ist größer als 64 MB.',
  '{{path}} has no table {{table}}.': '{{path}} hat keine Tabelle {{table}}.',
  '{{path}} holds more than 2 MB of settings.': '{{path}} enthält mehr als 2 MB Einstellungen.',
  '{{path}} is no file of LiteLLM, which are YAML.': '{{path}} ist keine Datei von LiteLLM: Die sind YAML.',
  'Its provider {{name}} is not taken over.': 'Sein Anbieter {{name}} wird nicht übernommen.',
  'It could not be understood.': 'Es war nicht zu verstehen.',
} as const satisfies Phrases
