import type { Phrases } from '../../engine-words.ts'

/** What each field of an exchange is for. */
export const exchangeColumns = {
  'Tells exchanges apart, and puts them in their order.': 'Unterscheidet Vorgänge und bringt sie in ihre Reihenfolge.',
  'When it began, in UTC milliseconds.': 'Wann er begann, in Millisekunden UTC.',
  'The hour of your calendar in which it began, by which totals are counted.':
    'Die Stunde deines Kalenders, in der er begann; danach werden Summen gezählt.',
  'Which client key it came with: limits, budgets and totals go by keys.':
    'Mit welchem Client-Schlüssel er kam: Limits, Budgets und Summen gehen nach Schlüsseln.',
  'The first characters of that key, to tell it by when it is long gone.':
    'Die ersten Zeichen dieses Schlüssels, um ihn auch später zu erkennen.',
  'The product in the user agent, never its version: which of your tools it was.':
    'Das Produkt im User-Agent, nie die Version: welches Tool es war.',
  'The project that you wrote on the client key, for a cost by project.':
    'Das Projekt, das du am Client-Schlüssel eingetragen hast, für Kosten nach Projekt.',
  'The HTTP method.': 'Die HTTP-Methode.',
  'What was called, as a template: ids and the query are taken out.':
    'Was aufgerufen wurde, als Vorlage: ohne IDs und Query.',
  'The wire format that the tool spoke.': 'Das Format, das das Tool sprach.',
  'What kind of work it was; by this it is known what is charged for.':
    'Welche Art von Arbeit es war; danach richtet sich, was berechnet wird.',
  'Who was asked: costs, budgets and totals go by providers.':
    'Wer gefragt wurde: Kosten, Budgets und Summen gehen nach Anbietern.',
  'The host that it was sent to.': 'Der Host, an den er ging.',
  'Which of your provider keys paid for it; not the key.':
    'Welcher deiner Anbieterschlüssel dafür bezahlt hat; nicht der Schlüssel selbst.',
  'The model that was asked for.': 'Das verlangte Modell.',
  'The model that answered, as the provider names it.': 'Das Modell, das geantwortet hat, wie der Anbieter es nennt.',
  'Whether the answer came as a stream: 1 or 0; in exports true or false.':
    'Ob die Antwort als Stream kam: 1 oder 0; in Exporten true oder false.',
  'How it was answered: the HTTP status.': 'Wie geantwortet wurde: der HTTP-Status.',
  'The code of what went wrong, never a message.': 'Der Code dessen, was schiefging, nie eine Meldung.',
  'Why the model stopped, as codes.': 'Warum das Modell aufhörte, als Codes.',
  'Tokens that went in, those read from a cache included.': 'Token der Eingabe, mit den aus dem Cache gelesenen.',
  'Tokens that came out, those of reasoning included.': 'Token der Ausgabe, mit denen des Reasonings.',
  'Of the input, what was read from a cache.': 'Von der Eingabe, was aus einem Cache gelesen wurde.',
  'Of the input, what was written to a cache.': 'Von der Eingabe, was in einen Cache geschrieben wurde.',
  'Of that, what was written to be kept for an hour.': 'Davon, was für eine Stunde geschrieben wurde.',
  'Of the output, what went into reasoning.': 'Von der Ausgabe, was ins Reasoning ging.',
  'Of the input, what was sound.': 'Von der Eingabe, was Ton war.',
  'Of the output, what was sound.': 'Von der Ausgabe, was Ton war.',
  'Of the input, what was pictures or film.': 'Von der Eingabe, was Bild oder Film war.',
  'Of the output, what was pictures or film.': 'Von der Ausgabe, was Bild oder Film war.',
  'Of what was read from a cache, what was sound.': 'Vom aus dem Cache Gelesenen, was Ton war.',
  'Of what was read from a cache, what was pictures.': 'Vom aus dem Cache Gelesenen, was Bild war.',
  'Searches of the web that the provider made, and charges for.': 'Websuchen des Anbieters, die er berechnet.',
  'Pictures, or seconds of sound or film, where these are charged for.':
    'Bilder oder Sekunden von Ton oder Film, wo diese berechnet werden.',
  'The tier that it was served in, which has a price of its own.': 'Die Servicestufe, die einen eigenen Preis hat.',
  'Whether the provider reported the tokens, or Waybill estimated them.':
    'Ob der Anbieter die Token gemeldet oder Waybill sie geschätzt hat.',
  'What it cost, in billionths of a dollar.': 'Was er kostete, in Milliardstel Dollar.',
  'Whether there was a price for it.': 'Ob es einen Preis dafür gab.',
  'Which price list or price of your own the cost was worked out by.':
    'Nach welcher Preisliste oder welchem eigenen Preis gerechnet wurde.',
  'How long it took, in milliseconds.': 'Wie lange er dauerte, in Millisekunden.',
  'How long the first piece of the answer took, in milliseconds.':
    'Wie lange der erste Teil der Antwort brauchte, in Millisekunden.',
  'The size of the request.': 'Die Größe der Anfrage.',
  'The size of the answer.': 'Die Größe der Antwort.',
  'How many keys and providers were tried until one answered; 0: it was sent nowhere.':
    'Wie viele Schlüssel und Anbieter versucht wurden, bis einer antwortete; 0: nirgendwohin gesendet.',
  'Names of parameters that were left out for this provider, never their values.':
    'Namen von Parametern, die für diesen Anbieter weggelassen wurden, nie ihre Werte.',
  'Who ended it; empty while it runs.': 'Wer ihn beendet hat; leer, solange er läuft.',
  'The order in which it was written.': 'Die Reihenfolge des Schreibens.',
} as const satisfies Phrases
