import type { Phrases } from '../../engine-words.ts'

export const models = {
  'The models of a provider, as it listed them when you asked for them.':
    'Die Modelle eines Anbieters, wie er sie aufzählte, als du danach fragtest.',
  'until you ask for the list again, or remove the provider':
    'bis du die Liste neu abfragst oder den Anbieter entfernst',
  'What the provider calls the model.': 'Wie der Anbieter das Modell nennt.',
  'What people call it.': 'Wie es allgemein heißt.',
  'How many tokens it takes.': 'Wie viele Token es aufnimmt.',
  'How many tokens it makes at most.': 'Wie viele Token es höchstens ausgibt.',
  'Whether it takes pictures: 1 or 0.': 'Ob es Bilder annimmt: 1 oder 0.',
  'Whether it calls tools: 1 or 0.': 'Ob es Tools aufruft: 1 oder 0.',
  'Whether it reasons before it answers: 1 or 0.': 'Ob es vor der Antwort nachdenkt: 1 oder 0.',
  'What a million tokens of input cost there, in billionths of a dollar.':
    'Was eine Million Token Eingabe dort kostet, in Milliardstel Dollar.',
  'What a million tokens of output cost there.': 'Was eine Million Token Ausgabe dort kostet.',
  'Whether the provider will take it away: 1 or 0.': 'Ob der Anbieter es abschaffen wird: 1 oder 0.',
  'When the list first had it; empty where the first list did.':
    'Seit wann die Liste es enthält; leer, wenn schon die erste es enthielt.',
  'When the list was fetched.': 'Wann die Liste abgerufen wurde.',
  'Check the base URL: waybill provider test NAME. The models that were known stay.':
    'Die Basis-URL prüfen: waybill provider test NAME. Die bekannten Modelle bleiben.',
  'The list of models of {{name}} has another shape than expected.':
    'Die Modellliste von {{name}} hat eine andere Form als erwartet.',
  '{{address}} answered with {{status}}.': '{{address}} antwortete mit {{status}}.',
  '{{address}} sent no plain JSON.': '{{address}} sandte kein schlichtes JSON.',
  '{{address}} sent more than a list of models has.': '{{address}} sandte mehr, als eine Modellliste enthält.',
  'No provider is known to have {{model}}.': 'Von keinem Anbieter ist bekannt, dass er {{model}} hat.',
} as const satisfies Phrases
