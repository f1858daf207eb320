import type { Phrases } from '../../engine-words.ts'

export const input = {
  'Write a whole number from {{least}} to {{most}}.': 'Eine ganze Zahl von {{least}} bis {{most}} angeben.',
  'Write one of these: {{values}}.': 'Möglich sind: {{values}}.',
  'This is no value for it.': 'Das ist kein Wert dafür.',
  'Write a host as name or name:port.': 'Einen Host als Name oder Name:Port angeben.',
  'Write an origin as scheme://host[:port], with no path.': 'Einen Origin als schema://host[:port] angeben, ohne Pfad.',
  'Write the proxy as http://host:port.': 'Den Proxy als http://host:port angeben.',
  'Write the collector as https://host[:port].': 'Den Collector als https://host[:port] angeben.',
  'Write whole days, from 0 (not kept) to {{most}}.': 'Ganze Tage angeben, von 0 (nicht aufbewahren) bis {{most}}.',
  'Write true or false.': 'true oder false angeben.',
  'Write dollars from 0 to 1000000, such as 5 or 0.50; null: no budget.':
    'Dollar von 0 bis 1000000 angeben, etwa 5 oder 0.50; null: kein Budget.',
  'Write the name of a header, such as authorization.': 'Den Namen eines Headers angeben, etwa authorization.',
  'This header is not free to choose.': 'Dieser Header ist nicht frei wählbar.',
  'The value has characters that no header can carry.': 'Der Wert hat Zeichen, die kein Header tragen kann.',
  'Use at most 1,000,000,000,000.': 'Höchstens 1.000.000.000.000.',
  'Use at most 1,000,000 dollars.': 'Höchstens 1.000.000 Dollar.',
  'Write 0 or more.': '0 oder mehr angeben.',
  'Write a whole number.': 'Eine ganze Zahl angeben.',
  'Write a name, or a pattern with * in it.': 'Einen Namen angeben oder ein Muster mit *.',
  'Use at most 200 characters.': 'Höchstens 200 Zeichen.',
  'Name at least one.': 'Mindestens einen nennen.',
  'Name at most 100.': 'Höchstens 100 nennen.',
  'Use up to 40 small letters, digits, dots, dashes or underscores.':
    'Bis zu 40 Kleinbuchstaben, Ziffern, Punkte, Binde- oder Unterstriche.',
  'The command takes none for no plan: choose another name.':
    'Im Befehl steht none für keinen Plan: einen anderen Namen wählen.',
  'Give a price.': 'Einen Preis angeben.',
  'Give the price of input and that of output: one alone would make the other free.':
    'Den Preis der Eingabe und den der Ausgabe angeben: Einer allein machte die andere kostenlos.',
  'Write a month as YYYY-MM.': 'Einen Monat als JJJJ-MM angeben.',
  'The key is empty.': 'Der Schlüssel ist leer.',
  'The key is too long.': 'Der Schlüssel ist zu lang.',
  'The key has characters that no header can carry.': 'Der Schlüssel hat Zeichen, die kein Header tragen kann.',
  'Give it a name.': 'Einen Namen angeben.',
  'Use at most 80 characters.': 'Höchstens 80 Zeichen.',
  'Use printable characters.': 'Druckbare Zeichen verwenden.',
  '{{name}}: {{said}}': '{{name}}: {{said}}',
} as const satisfies Phrases
