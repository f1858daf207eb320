import type { Phrases } from '../../engine-words.ts'

export const errors = {
  'Send a plain path such as /v1/chat/completions.': 'Einen schlichten Pfad wie /v1/chat/completions senden.',
  'Use http://127.0.0.1 with the port of Waybill, or add the host in Settings › Network.':
    'http://127.0.0.1 mit dem Port von Waybill verwenden oder den Host unter Einstellungen › Netzwerk hinzufügen.',
  'Web pages may not use Waybill unless their origin is listed in Settings › Network.':
    'Webseiten dürfen Waybill nur nutzen, wenn ihr Origin unter Einstellungen › Netzwerk steht.',
  'Give the provider another base URL: waybill provider add NAME --base-url URL':
    'Dem Anbieter eine andere Basis-URL geben: waybill provider add NAME --base-url URL',
  'Send the body with a content-length, or with a method that carries one.':
    'Den Inhalt mit content-length senden oder mit einer Methode, die einen trägt.',
  'Create a client key (waybill key create NAME) and set it as the API key.':
    'Einen Client-Schlüssel anlegen (waybill key create NAME) und als API-Schlüssel eintragen.',
  'Give it more time (waybill key limit ID --expires DAYS), or create another.':
    'Verlängern (waybill key limit ID --expires DAYS) oder einen neuen anlegen.',
  'See why: waybill key list; let it pass again: waybill key unsuspend ID':
    'Warum: waybill key list; wieder freigeben: waybill key unsuspend ID',
  'Resume: waybill resume': 'Fortsetzen: waybill resume',
  'Use /v1/chat/completions, /v1/responses, /v1/messages or /v1beta/models/MODEL:generateContent; to set a tool up: waybill connect TOOL':
    '/v1/chat/completions, /v1/responses, /v1/messages oder /v1beta/models/MODEL:generateContent verwenden; ein Tool einrichten: waybill connect TOOL',
  'Name another model, or allow it: waybill key limit ID --allow-model GLOB':
    'Ein anderes Modell nennen oder dieses erlauben: waybill key limit ID --allow-model GLOB',
  'Name another provider, or allow it: waybill key limit ID --allow-provider NAME':
    'Einen anderen Anbieter nennen oder diesen erlauben: waybill key limit ID --allow-provider NAME',
  'Allow it: waybill key limit ID --allow-endpoint GLOB': 'Erlauben: waybill key limit ID --allow-endpoint GLOB',
  'Ask for less output, or raise the limit: waybill key limit ID --max-output N':
    'Weniger Ausgabe verlangen oder das Limit anheben: waybill key limit ID --max-output N',
  'Wait, or raise the limit: waybill key limit ID': 'Warten oder das Limit anheben: waybill key limit ID',
  'Wait for the next window, or raise the budget.': 'Auf den nächsten Zeitabschnitt warten oder das Budget anheben.',
  'Take it out of what you send, or let this key pass: waybill key set ID --secret-scan warn':
    'Aus dem Gesendeten entfernen oder für diesen Schlüssel zulassen: waybill key set ID --secret-scan warn',
  'Send less, or raise body_limit_bytes (waybill settings set).':
    'Weniger senden oder body_limit_bytes anheben (waybill settings set).',
  'Send valid JSON, or address a provider by name: /openai/v1/…':
    'Gültiges JSON senden oder einen Anbieter beim Namen ansprechen: /openai/v1/…',
  'Let the tool send plain requests in place of a WebSocket, or name a provider that speaks its format.':
    'Das Tool schlichte Anfragen statt eines WebSockets senden lassen oder einen Anbieter nennen, der sein Format spricht.',
  'Send the whole conversation, without the field thread.': 'Die ganze Unterhaltung senden, ohne das Feld thread.',
  'Leave it out, or name a provider that speaks this format: waybill route explain MODEL':
    'Weglassen oder einen Anbieter nennen, der dieses Format spricht: waybill route explain MODELL',
  'Send plain JSON, or switch the ask off: waybill provider asks NAME':
    'Schlichtes JSON senden oder die Vorgabe abschalten: waybill provider asks NAME',
  'Add the provider (waybill provider add), or name one: provider/model.':
    'Den Anbieter hinzufügen (waybill provider add) oder einen nennen: anbieter/modell.',
  'Add the key again: waybill provider add NAME': 'Den Schlüssel erneut hinzufügen: waybill provider add NAME',
  'Unlock the vault: waybill unlock': 'Den Tresor entsperren: waybill unlock',
  'Check the network, the upstream proxy and the base URL of the provider.':
    'Netzwerk, Upstream-Proxy und Basis-URL des Anbieters prüfen.',
  'If you trust it, set the CA file: waybill settings set extra_ca_file PATH':
    'Wenn du ihm vertraust, die CA-Datei angeben: waybill settings set extra_ca_file PATH',
  'The extra CA file can’t be read.': 'Die zusätzliche CA-Datei ist nicht lesbar.',
  'Give the path of a PEM file: waybill settings set extra_ca_file PATH':
    'Den Pfad einer PEM-Datei angeben: waybill settings set extra_ca_file PATH',
  'Try again; raise upstream_timeout_seconds if answers take this long.':
    'Erneut versuchen; upstream_timeout_seconds anheben, wenn Antworten so lange dauern.',
  'End it by hand: waybill panic --end': 'Von Hand beenden: waybill panic --end',
  'Make room on the disk and panic again. Till then, start Waybill no more, and revoke the keys at your providers.':
    'Platz auf der Festplatte schaffen und den Notaus erneut auslösen. Bis dahin Waybill nicht mehr starten und die Schlüssel bei den Anbietern widerrufen.',
  'Start Waybill again: waybill start': 'Waybill wieder starten: waybill start',
  'Run waybill doctor, and report what it says.': 'waybill doctor ausführen und melden, was es sagt.',
  'Correct the value and try again.': 'Den Wert berichtigen und erneut versuchen.',
  'List what there is, and try again.': 'Auflisten, was es gibt, und erneut versuchen.',
  'Choose another name.': 'Einen anderen Namen wählen.',
  'Give those keys another plan, or none, first.': 'Diesen Schlüsseln zuerst einen anderen Plan geben oder keinen.',
  'Use https, or http for an address on this machine.':
    'https verwenden, oder http für eine Adresse auf diesem Rechner.',
  'Run waybill doctor, or choose another vault: --vault sealed':
    'waybill doctor ausführen oder einen anderen Tresor wählen: --vault sealed',
  'Put back a copy of the vault file, or move it away and add the keys again.':
    'Eine Kopie der Tresordatei zurücklegen oder sie wegräumen und die Schlüssel neu hinzufügen.',
  'Give the passphrase at the prompt or with --passphrase-file.':
    'Die Passphrase bei der Abfrage oder mit --passphrase-file angeben.',
  'Try again with the right passphrase.': 'Mit der richtigen Passphrase erneut versuchen.',
  'Use at least 8 characters.': 'Mindestens 8 Zeichen verwenden.',
  'Give an admin key of the account: waybill bill key add NAME':
    'Einen Admin-Schlüssel des Kontos angeben: waybill bill key add NAME',
  'Try again later; what was fetched before is kept.': 'Später erneut versuchen; was vorher abgerufen wurde, bleibt.',
  'Check the base URL. Nothing was changed; what was fetched before is kept.':
    'Die Basis-URL prüfen. Nichts wurde geändert; was vorher abgerufen wurde, bleibt.',
  'Try again; if it fails again, restart Waybill: waybill stop, then waybill start':
    'Erneut versuchen; schlägt es wieder fehl, Waybill neu starten: waybill stop, dann waybill start',
  'Go online: waybill settings set offline false': 'Online gehen: waybill settings set offline false',
  'Check the network and the upstream proxy, and try again.':
    'Netzwerk und Upstream-Proxy prüfen und erneut versuchen.',
  'Nothing was changed. Try again later, or set prices of your own.':
    'Nichts wurde geändert. Später erneut versuchen oder eigene Preise setzen.',
  'Look at the changes once more, and apply those.': 'Die Änderungen noch einmal ansehen und diese anwenden.',
  'Mend the file by hand, then try again. Nothing was written.':
    'Die Datei von Hand in Ordnung bringen und erneut versuchen. Nichts wurde geschrieben.',
  'Stop what holds the port, or choose another: --port N':
    'Beenden, was den Port belegt, oder einen anderen wählen: --port N',
  'Use the running one, or stop it first: waybill stop': 'Das laufende nutzen oder es zuerst beenden: waybill stop',
  'Start it: waybill start': 'Starten: waybill start',
  'Make it a directory of your own that you can write, or set WAYBILL_HOME.':
    'Es zu einem eigenen, beschreibbaren Verzeichnis machen oder WAYBILL_HOME setzen.',
  'Update Waybill, or set WAYBILL_HOME to another directory.':
    'Waybill aktualisieren oder WAYBILL_HOME auf ein anderes Verzeichnis setzen.',
  'Use Node 22.12 or later.': 'Node 22.12 oder neuer verwenden.',
  'Get the newer version where you got this one.': 'Die neuere Version dort holen, wo diese herkam.',
  'Waybill can’t change {{path}} ({{code}}).': 'Waybill kann {{path}} nicht ändern ({{code}}).',
  'Let Waybill write to its folder, then try again.':
    'Waybill in dessen Ordner schreiben lassen, dann erneut versuchen.',
  '{{path}} is not of this Waybill’s making.': '{{path}} stammt nicht von diesem Waybill.',
  'The update to {{version}} does not carry Waybill’s signature, and is not taken.':
    'Das Update auf {{version}} trägt nicht Waybills Signatur und wird nicht genommen.',
  'The engine went away in the middle of it.': 'Die Engine ist mittendrin ausgefallen.',
  'The engine is not up yet.': 'Die Engine läuft noch nicht.',
  'What came from the place of updates could not be read.':
    'Was von dort kam, woher Updates kommen, war nicht zu lesen.',
  'Try again later. Nothing was changed.': 'Später erneut versuchen. Es wurde nichts geändert.',
  'The database is damaged.': 'Die Datenbank ist beschädigt.',
  'The disk of the data directory is full.': 'Die Festplatte des Datenverzeichnisses ist voll.',
  'Make room on the disk of the data directory, and try again.':
    'Auf der Festplatte des Datenverzeichnisses Platz schaffen und erneut versuchen.',
  'Another program holds the database.': 'Ein anderes Programm hält die Datenbank.',
  'Close it there, and try again.': 'Sie dort schließen und erneut versuchen.',
  'The database can’t be written ({{code}}).': 'Die Datenbank ist nicht beschreibbar ({{code}}).',
  'Something unforeseen went wrong in Waybill.': 'In Waybill ist etwas Unvorhergesehenes schiefgegangen.',
  'Waybill did not answer.': 'Waybill hat nicht geantwortet.',
  'Waybill is stopping.': 'Waybill wird beendet.',
  'Input validation failed': 'Die Eingabe ist ungültig',
  'The vault is locked.': 'Der Tresor ist gesperrt.',
  'The vault can’t be read.': 'Der Tresor lässt sich nicht lesen.',
  'Run waybill doctor.': 'waybill doctor ausführen.',
  'The vault with the providers’ keys is locked.': 'Der Tresor mit den Schlüsseln der Anbieter ist gesperrt.',
  'The vault with the admin key is locked.': 'Der Tresor mit dem Admin-Schlüssel ist gesperrt.',
  'A panic has locked the vault.': 'Ein Notaus hat den Tresor gesperrt.',
  'Unlock it: waybill unlock (while the panic lasts, first waybill panic --end).':
    'Entsperren: waybill unlock (solange der Notaus gilt, zuerst waybill panic --end).',
  'That is not the passphrase of this vault.': 'Das ist nicht die Passphrase dieses Tresors.',
  'The passphrase has fewer than {{least}} characters.': 'Die Passphrase hat weniger als {{least}} Zeichen.',
  'The sealed vault opens with a passphrase.': 'Der versiegelte Tresor öffnet sich mit einer Passphrase.',
  'The vault file was replaced or removed since it was unlocked.':
    'Die Tresordatei wurde seit dem Entsperren ersetzt oder entfernt.',
  'The vault file is damaged. It was left as it is.':
    'Die Tresordatei ist beschädigt. Sie wurde gelassen, wie sie ist.',
  'The vault file was made by a newer Waybill (format {{format}}).':
    'Die Tresordatei stammt von einem neueren Waybill (Format {{format}}).',
  'Update Waybill.': 'Waybill aktualisieren.',
  'The keychain did not answer in time.': 'Der Schlüsselbund hat nicht rechtzeitig geantwortet.',
  'An earlier call to the keychain still blocks.': 'Ein früherer Aufruf des Schlüsselbunds blockiert noch.',
  'There is no provider {{name}}.': 'Es gibt keinen Anbieter {{name}}.',
  'See waybill provider list.': 'Siehe waybill provider list.',
  'There is no provider of the kind {{kind}}.': 'Es gibt keine Anbieterart {{kind}}.',
  'Choose one of: {{known}}.': 'Zur Wahl stehen: {{known}}.',
  'This kind of provider needs a base URL.': 'Diese Anbieterart braucht eine Basis-URL.',
  'Add --base-url {{url}}.': 'Die Basis-URL angeben (--base-url {{url}}).',
  'This is no key of this kind of provider.': 'Das ist kein Schlüssel dieser Anbieterart.',
  'An API key of Bedrock’s, or ACCESS_KEY_ID:SECRET_ACCESS_KEY, with :SESSION_TOKEN where there is one.':
    'Ein API-Schlüssel von Bedrock oder ACCESS_KEY_ID:SECRET_ACCESS_KEY, mit :SESSION_TOKEN, wo es eines gibt.',
  'An API key of Vertex AI, or the JSON key file of a service account, with a base URL that names project and location.':
    'Ein API-Schlüssel von Vertex AI oder die JSON-Schlüsseldatei eines Dienstkontos, mit einer Basis-URL, die Projekt und Standort nennt.',
  'Google gives no token for this service account ({{status}}).':
    'Google gibt für dieses Dienstkonto kein Token ({{status}}).',
  'The private key of this service account can’t be read.':
    'Der private Schlüssel dieses Dienstkontos ist nicht lesbar.',
  'Check the service account, and add its key again: waybill provider add NAME.':
    'Das Dienstkonto prüfen und seinen Schlüssel neu angeben: waybill provider add NAME.',
  'This is no base URL of this kind of provider.': 'Das ist keine Basis-URL dieser Anbieterart.',
  'Give one like {{example}}': 'Eine angeben wie {{example}}',
  '{{title}} needs a key.': '{{title}} braucht einen Schlüssel.',
  'Give the key on standard input.': 'Den Schlüssel angeben (im Terminal über die Standardeingabe).',
  'The sandbox takes no key.': 'Die Sandbox nimmt keinen Schlüssel.',
  '{{name}} has this key already.': '{{name}} hat diesen Schlüssel schon.',
  '{{name}} has no key of this id.': '{{name}} hat keinen Schlüssel mit dieser ID.',
  'See waybill provider key list {{name}}.': 'Siehe waybill provider key list {{name}}.',
  'This is no http or https URL.': 'Das ist keine http- oder https-URL.',
  'A base URL has no user, password, query or fragment.':
    'Eine Basis-URL hat weder Benutzer noch Passwort, Query oder Fragment.',
  'No provider lives at a link-local or metadata address.':
    'Unter einer Link-Local- oder Metadaten-Adresse gibt es keinen Anbieter.',
  'Without https anyone on the way could read your key.': 'Ohne https könnte jeder unterwegs den Schlüssel lesen.',
  'Without https anyone in this network could read your key.':
    'Ohne https könnte jeder in diesem Netz den Schlüssel lesen.',
  'If you accept that, add --allow-http.': 'Wer das hinnimmt, lässt unverschlüsseltes Senden zu (--allow-http).',
  'This is Waybill itself.': 'Das ist Waybill selbst.',
  'The base URL of {{name}} is Waybill itself.': 'Die Basis-URL von {{name}} ist Waybill selbst.',
  'There is no client key of this id.': 'Es gibt keinen Client-Schlüssel mit dieser ID.',
  'See waybill key list.': 'Siehe waybill key list.',
  'This client key was revoked.': 'Dieser Client-Schlüssel wurde widerrufen.',
  'Create another: waybill key create NAME': 'Einen neuen anlegen: waybill key create NAME',
  'There is no plan {{name}}.': 'Es gibt keinen Plan {{name}}.',
  'See waybill plan list.': 'Siehe waybill plan list.',
  'The plan {{name}} is carried by {{keys}}.': 'Den Plan {{name}} nutzen noch: {{keys}}.',
  'There is no price of your own for {{provider}}/{{model}}.':
    'Es gibt keinen eigenen Preis für {{provider}}/{{model}}.',
  'See waybill price list.': 'Siehe waybill price list.',
  'OpenAI and Anthropic have one.': 'OpenAI und Anthropic haben eine.',
  '{{name}} has no API for its bill.': '{{name}} hat keine Schnittstelle für die Rechnung.',
  '{{name}} has moved: its admin key was given for {{origin}}, and goes nowhere else.':
    '{{name}} ist umgezogen: Der Admin-Schlüssel wurde für {{origin}} angegeben und geht nirgendwo anders hin.',
  'There is no admin key for {{name}}.': 'Für {{name}} gibt es keinen Admin-Schlüssel.',
  'Make one at {{page}}, and give it: waybill bill key add {{name}}':
    'Unter {{page}} anlegen und angeben: waybill bill key add {{name}}',
  'Nothing was done.': 'Es wurde nichts getan.',
  'That day has not come yet.': 'Dieser Tag ist noch nicht gekommen.',
  'The bill that {{address}} sends can’t be used: {{why}}.':
    'Die Rechnung von {{address}} ist nicht verwendbar: {{why}}.',
  '{{address}} gives no bill for this key ({{status}}): it wants an admin key of the organisation.':
    '{{address}} gibt für diesen Schlüssel keine Rechnung heraus ({{status}}): Es verlangt einen Admin-Schlüssel der Organisation.',
  '{{address}} has been asked too often (429).': '{{address}} wurde zu oft gefragt (429).',
  'Wait a minute and fetch it again.': 'Eine Minute warten und erneut abrufen.',
  '{{address}} answers with an error of its own ({{status}}).':
    '{{address}} antwortet mit einem eigenen Fehler ({{status}}).',
  'it is of other days than those that were asked for': 'sie betrifft andere Tage als die verlangten',
  'an amount in it is no number of dollars': 'ein Betrag darin ist keine Zahl in Dollar',
  'there is none at this address (404); check the base URL':
    'unter dieser Adresse gibt es keine (404); Basis-URL prüfen',
  'it sends us elsewhere, where no key may go': 'es verweist anderswohin, wohin kein Schlüssel darf',
  'it answers with the status {{status}}': 'es antwortet mit dem Status {{status}}',
  'it has too many lines': 'sie hat zu viele Zeilen',
  'a figure in it makes no sense': 'eine Zahl darin ergibt keinen Sinn',
  'it is no JSON': 'es ist kein JSON',
  'it is compressed, though we asked for plain text': 'es ist komprimiert, obwohl Klartext verlangt war',
  'it is too large': 'es ist zu groß',
  'it has another shape than expected': 'es hat eine andere Form als erwartet',
  'its pages do not end': 'seine Seiten nehmen kein Ende',
  'it has too many pages': 'es hat zu viele Seiten',
  'The price list can’t be used: {{why}}.': 'Die Preisliste ist nicht verwendbar: {{why}}.',
  'The price list can’t be written down.': 'Die Preisliste lässt sich nicht speichern.',
  '{{host}} can’t be reached ({{code}}). The prices stay as they are.':
    '{{host}} ist nicht erreichbar ({{code}}). Die Preise bleiben, wie sie sind.',
  '{{host}} answered with {{status}}. The prices stay as they are.':
    '{{host}} antwortete mit {{status}}. Die Preise bleiben, wie sie sind.',
  '{{host}} broke off. The prices stay as they are.': '{{host}} hat abgebrochen. Die Preise bleiben, wie sie sind.',
  '{{host}} sent more than a price list has. The prices stay as they are.':
    '{{host}} hat mehr gesendet, als eine Preisliste hat. Die Preise bleiben, wie sie sind.',
  'There is no collector yet that the header could be for.':
    'Es gibt noch keinen Collector, für den der Header sein könnte.',
  'First: waybill settings set otlp_endpoint URL': 'Zuerst: waybill settings set otlp_endpoint URL',
  'It has no user, password, query or fragment.': 'Sie hat weder Benutzer noch Passwort, Query oder Fragment.',
  'Give a header: waybill metrics otlp-header NAME': 'Einen Header angeben: waybill metrics otlp-header NAME',
  'No collector lives at a link-local or metadata address.':
    'Unter einer Link-Local- oder Metadaten-Adresse gibt es keinen Collector.',
  'Without https anyone on the way could read along.': 'Ohne https könnte jeder unterwegs mitlesen.',
  'Without https anyone in this network could read along.': 'Ohne https könnte jeder in diesem Netz mitlesen.',
  'If you accept that: waybill settings set otlp_allow_http true':
    'Wer das hinnimmt: waybill settings set otlp_allow_http true',
  'Only optional fields can be taken out of the past.': 'Nur abschaltbare Felder lassen sich rückwirkend entfernen.',
  'Choose from: {{fields}}.': 'Zur Wahl stehen: {{fields}}.',
  'The time ends before it begins.': 'Der Zeitraum endet, bevor er beginnt.',
  'Hours are told of 14 days at most.': 'Stunden gibt es für höchstens 14 Tage.',
  'Ask for a shorter period (--since, --until), or group by day.':
    'Einen kürzeren Zeitraum wählen (--since, --until) oder nach Tag gruppieren.',
  'This report would have {{lines}} lines; {{most}} are the most.':
    'Dieser Bericht hätte {{lines}} Zeilen; höchstens {{most}} sind möglich.',
  'Ask for a shorter period, or group by less.': 'Einen kürzeren Zeitraum wählen oder nach weniger gruppieren.',
  'The report took too long.': 'Der Bericht hat zu lange gedauert.',
  'The thread of the reports ended.': 'Der Thread für Berichte ist beendet.',
  'Waybill is paused: no request of the self-test would pass.':
    'Waybill ist pausiert: Keine Anfrage des Selbsttests käme durch.',
  'A panic lasts since {{since}}: nothing passes, and the vault stays locked.':
    'Notaus seit {{since}}: Nichts kommt durch, und der Tresor bleibt gesperrt.',
  'Nothing passes and the vault is locked, but the database can’t be written: a restart would not know of it.':
    'Nichts kommt durch und der Tresor ist gesperrt, aber die Datenbank ist nicht beschreibbar: Ein Neustart wüsste nichts davon.',
  'The disk of {{directory}} is full.': 'Die Festplatte von {{directory}} ist voll.',
  'Another program holds the database in {{directory}}.': 'Ein anderes Programm hält die Datenbank in {{directory}}.',
  'The database in {{directory}} cannot be opened for writing ({{code}}).':
    'Die Datenbank in {{directory}} lässt sich nicht zum Schreiben öffnen ({{code}}).',
  'Check that disk and its limits, or set WAYBILL_HOME to another.':
    'Diese Festplatte und ihre Grenzen prüfen, oder WAYBILL_HOME auf eine andere setzen.',
  'The database in {{directory}} is not as Waybill left it ({{code}}).':
    'Die Datenbank in {{directory}} ist nicht so, wie Waybill sie hinterlassen hat ({{code}}).',
  'Move it elsewhere: Waybill makes a new one.': 'Woanders hinlegen: Waybill legt eine neue an.',
  'Move it away first, or go on without: it is yours.': 'Zuerst wegräumen oder ohne weitermachen: Es gehört dir.',
} as const satisfies Phrases
