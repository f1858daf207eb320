import type { Phrases } from '../../engine-words.ts'

export const notices = {
  'The budget of this day of {{whose}} is spent: {{spent}} of {{budget}}.':
    'Tagesbudget aufgebraucht, {{whose}}: {{spent}} von {{budget}}.',
  'The budget of this month of {{whose}} is spent: {{spent}} of {{budget}}.':
    'Monatsbudget aufgebraucht, {{whose}}: {{spent}} von {{budget}}.',
  '{{percent}} % of this day’s budget of {{whose}} is spent: {{spent}} of {{budget}}.':
    '{{percent}} % des Tagesbudgets aufgebraucht, {{whose}}: {{spent}} von {{budget}}.',
  '{{percent}} % of this month’s budget of {{whose}} is spent: {{spent}} of {{budget}}.':
    '{{percent}} % des Monatsbudgets aufgebraucht, {{whose}}: {{spent}} von {{budget}}.',
  'Within an hour {{whose}} made {{figure}} requests; never before were there more than {{reference}}. It was suspended.':
    '{{figure}} Anfragen in einer Stunde, {{whose}}; bisher waren es nie mehr als {{reference}}. Der Schlüssel wurde gesperrt.',
  'Within an hour {{whose}} made {{figure}} requests; never before were there more than {{reference}}.':
    '{{figure}} Anfragen in einer Stunde, {{whose}}; bisher waren es nie mehr als {{reference}}.',
  'Within an hour {{whose}} cost {{figure}}; never before was it more than {{reference}}. It was suspended.':
    '{{figure}} Kosten in einer Stunde, {{whose}}; bisher war es nie mehr als {{reference}}. Der Schlüssel wurde gesperrt.',
  'Within an hour {{whose}} cost {{figure}}; never before was it more than {{reference}}.':
    '{{figure}} Kosten in einer Stunde, {{whose}}; bisher war es nie mehr als {{reference}}.',
  'The last {{figure}} requests of {{whose}} were all refused. It was suspended.':
    'Die letzten {{figure}} Anfragen wurden alle abgelehnt, {{whose}}. Der Schlüssel wurde gesperrt.',
  'The last {{figure}} requests of {{whose}} were all refused.':
    'Die letzten {{figure}} Anfragen wurden alle abgelehnt, {{whose}}.',
  'the client key {{name}}': 'Client-Schlüssel {{name}}',
  'the provider {{name}}': 'Anbieter {{name}}',
  'all keys together': 'alle Schlüssel zusammen',
  'If all is well with it: waybill key unsuspend {{id}}': 'Wenn alles in Ordnung ist: waybill key unsuspend {{id}}',
  'See waybill key list; change it: waybill key limit {{id}}':
    'Siehe waybill key list; ändern: waybill key limit {{id}}',
  'Change it: waybill provider budget {{name}}': 'Ändern: waybill provider budget {{name}}',
  'Change it: waybill settings set budget_day_usd (or budget_month_usd) USD':
    'Ändern unter Einstellungen › Limits (waybill settings set budget_day_usd oder budget_month_usd)',
  'See what it does: waybill exchanges. Stop it: waybill key suspend {{id}}':
    'Was er tut: waybill exchanges. Anhalten: waybill key suspend {{id}}',
  'The database was damaged. It is kept as {{file}}, and a new one was made.':
    'Die Datenbank war beschädigt. Sie liegt jetzt unter {{file}}, und eine neue wurde angelegt.',
  'Add your providers and client keys again; delete the old file when you no longer need it.':
    'Anbieter und Client-Schlüssel neu hinzufügen; die alte Datei löschen, wenn sie nicht mehr gebraucht wird.',
  'The database is damaged: not every exchange can be written down.':
    'Die Datenbank ist beschädigt: Nicht jeder Vorgang kann aufgezeichnet werden.',
  'Restart Waybill: it keeps the damaged database under another name and makes a new one.':
    'Waybill neu starten: Es hebt die beschädigte Datenbank unter anderem Namen auf und legt eine neue an.',
  'The clock went ahead by {{days}} days at once. Nothing is let go by its age meanwhile.':
    'Die Uhr ist auf einmal {{days}} Tage vorgegangen. Solange wird nichts wegen seines Alters gelöscht.',
  'Set the clock back; if the time is right, start Waybill again: waybill stop, then waybill start':
    'Die Uhr zurückstellen; stimmt die Zeit, Waybill neu starten: waybill stop, dann waybill start',
  'The price list that was fetched can’t be read. The one that came with Waybill is used.':
    'Die abgerufene Preisliste ist nicht lesbar. Verwendet wird die mitgelieferte.',
  'Fetch it again: waybill price refresh': 'Erneut abrufen: waybill price refresh',
  'The limits of the client key {{name}} in the database can’t be read: nothing passes with it.':
    'Die Limits des Client-Schlüssels {{name}} in der Datenbank sind nicht lesbar: Mit ihm geht nichts durch.',
  'Set them again: waybill key limit {{id}}': 'Neu setzen: waybill key limit {{id}}',
  'The client key {{name}} carries a plan that is not in the database: nothing passes with it.':
    'Der Client-Schlüssel {{name}} hat einen Plan, der nicht in der Datenbank steht: Mit ihm geht nichts durch.',
  'Give it another plan, or none: waybill key limit {{id}} --plan none':
    'Einen anderen Plan geben, oder keinen: waybill key limit {{id}} --plan none',
  'The limits of the plan {{name}} in the database can’t be read: nothing passes with its keys.':
    'Die Limits des Plans {{name}} in der Datenbank sind nicht lesbar: Mit seinen Schlüsseln geht nichts durch.',
  'Make it again: waybill plan create {{name}}': 'Neu anlegen: waybill plan create {{name}}',
  'What is asked for the client key {{name}} can’t be read in the database: everything is asked.':
    'Was für den Client-Schlüssel {{name}} verlangt wird, ist in der Datenbank nicht lesbar: Es wird alles verlangt.',
  'Say it again: waybill key asks {{id}}': 'Neu festlegen: waybill key asks {{id}}',
  'What is asked of the provider {{name}} can’t be read in the database: everything is asked.':
    'Was vom Anbieter {{name}} verlangt wird, ist in der Datenbank nicht lesbar: Es wird alles verlangt.',
  'Say it again: waybill provider asks {{name}}': 'Neu festlegen: waybill provider asks {{name}}',
  'The formats of the provider {{name}} can’t be read in the database: those of its kind hold.':
    'Die Formate des Anbieters {{name}} sind in der Datenbank nicht lesbar: Es gelten die seiner Art.',
  'Say them again: waybill provider formats {{name}}': 'Neu festlegen: waybill provider formats {{name}}',
  'The route {{id}} in the database can’t be read: it leads nowhere.':
    'Die Route {{id}} in der Datenbank ist nicht lesbar: Sie führt nirgendwohin.',
  'Correct it in the database, or add it again: waybill route add':
    'In der Datenbank berichtigen oder neu hinzufügen: waybill route add',
  'The setting {{name}} in the database can’t be read: {{value}} holds.':
    'Die Einstellung {{name}} in der Datenbank ist nicht lesbar: Es gilt {{value}}.',
  'Set it again: waybill settings set {{name}}': 'Neu setzen: waybill settings set {{name}}',
  'Your price of {{provider}}/{{model}} in the database can’t be read: that of the price list holds.':
    'Ihr Preis für {{provider}}/{{model}} in der Datenbank ist nicht lesbar: Es gilt der der Preisliste.',
  'Set it again: waybill price set': 'Neu setzen: waybill price set',
  runtime: 'Laufzeitumgebung',
  'data directory': 'Datenverzeichnis',
  proxy: 'Proxy',
  vault: 'Tresor',
  providers: 'Anbieter',
  'client keys': 'Client-Schlüssel',
  ledger: 'Aufzeichnungen',
  recording: 'Aufzeichnung',
  models: 'Modelle',
  offline: 'Offline-Modus',
  collector: 'Collector',
  'security events': 'Sicherheitsereignisse',
  inventory: 'Verzeichnis',
  notice: 'Hinweis',
  'Node {{version}} on {{platform}}.': 'Node {{version}} auf {{platform}}.',
  '{{count}} configured.': '{{count}} eingerichtet.',
  '{{count}} in use.': '{{count}} in Gebrauch.',
  'Add one: waybill provider add openai': 'Hinzufügen: waybill provider add openai',
  'Create one: waybill key create NAME': 'Anlegen: waybill key create NAME',
  'Every exchange that is to be recorded was written down.': 'Jeder aufzuzeichnende Vorgang wurde aufgezeichnet.',
  'Exchanges that could not be written down: {{count}}.':
    'Vorgänge, die nicht aufgezeichnet werden konnten: {{count}}.',
  'Make room on the disk.': 'Platz auf der Festplatte schaffen.',
  '{{model}} is deprecated: its provider will take it away, or has.':
    '{{model}} ist veraltet: Der Anbieter nimmt es weg oder hat es schon getan.',
  'Choose another model.': 'Ein anderes Modell wählen.',
  'Waybill itself contacts nobody; requests of tools go on.':
    'Waybill selbst kontaktiert niemanden; Anfragen von Tools laufen weiter.',
  'Nothing listens.': 'Es nimmt nichts an.',
  'A panic lasts since {{since}}: nothing listens.': 'Notaus seit {{since}}: Es nimmt nichts an.',
  'Paused: exchanges leave no row. Limits hold.': 'Pausiert: Vorgänge hinterlassen keine Zeile. Limits gelten.',
  'Record again: waybill recording on': 'Wieder aufzeichnen: waybill recording on',
  'Nothing is sent.': 'Es wird nichts gesendet.',
  'See waybill metrics status, and what the collector logs.':
    'Siehe waybill metrics status und das Protokoll des Collectors.',
  '{{path}} can be read by others.': '{{path}} ist für andere lesbar.',
  'keychain, ready.': 'Schlüsselbund, bereit.',
  'sealed, ready.': 'Versiegelte Datei, bereit.',
  'memory, ready.': 'Arbeitsspeicher, bereit.',
  'keychain, locked.': 'Schlüsselbund, gesperrt.',
  'sealed, locked.': 'Versiegelte Datei, gesperrt.',
  'memory, locked.': 'Arbeitsspeicher, gesperrt.',
  'Unlock it: waybill unlock': 'Entsperren: waybill unlock',
  'None in the last day.': 'Keine am letzten Tag.',
  'In the last day: {{counts}}.': 'Am letzten Tag: {{counts}}.',
  'That is unusual. Look at them: waybill security events --since 24h':
    'Das ist ungewöhnlich. Ansehen: waybill security events --since 24h',
  '{{problem}} Keys are held in memory and are gone when Waybill stops.':
    '{{problem}} Schlüssel liegen im Arbeitsspeicher und sind weg, sobald Waybill beendet wird.',
  'The module keytar, which speaks to the OS keychain, is not installed.':
    'Das Modul keytar, das mit dem Schlüsselbund des Systems spricht, ist nicht installiert.',
  'The module keytar is installed, but its native part is missing or does not fit this machine.':
    'Das Modul keytar ist installiert, aber sein nativer Teil fehlt oder passt nicht zu diesem Rechner.',
  'The library libsecret-1.so.0 is missing.': 'Die Bibliothek libsecret-1.so.0 fehlt.',
  'There is no D-Bus session, which the keychain is reached through.':
    'Es gibt keine D-Bus-Sitzung, über die der Schlüsselbund erreicht wird.',
  'No Secret Service answers on D-Bus.': 'Auf D-Bus antwortet kein Secret Service.',
  'The Secret Service has no default keyring to store keys in.':
    'Der Secret Service hat keinen Standard-Schlüsselbund.',
  'The keyring is locked.': 'Der Schlüsselbund ist gesperrt.',
  'The keychain does not answer: the time limit was exceeded.':
    'Der Schlüsselbund antwortet nicht: Das Zeitlimit ist überschritten.',
  'The keychain refused without a reason that Waybill knows.': 'Der Schlüsselbund hat ohne bekannten Grund abgelehnt.',
  'Install it (npm install keytar), or use a file sealed with a passphrase: --vault sealed':
    'Installieren (npm install keytar) oder eine mit Passphrase versiegelte Datei nutzen: --vault sealed',
  'Build it again (npm rebuild keytar), or use a file sealed with a passphrase: --vault sealed':
    'Neu bauen (npm rebuild keytar) oder eine mit Passphrase versiegelte Datei nutzen: --vault sealed',
  'Install it (apt install libsecret-1-0, dnf install libsecret, pacman -S libsecret), or use a file sealed with a passphrase: --vault sealed':
    'Installieren (apt install libsecret-1-0, dnf install libsecret, pacman -S libsecret) oder eine mit Passphrase versiegelte Datei nutzen: --vault sealed',
  'Start Waybill in a desktop session or under dbus-run-session, or use a file sealed with a passphrase: --vault sealed':
    'Waybill in einer Desktop-Sitzung oder unter dbus-run-session starten oder eine mit Passphrase versiegelte Datei nutzen: --vault sealed',
  'Install or start one (gnome-keyring, KWallet, or KeePassXC with its Secret Service turned on); after one was restarted, restart Waybill too, or use a file sealed with a passphrase: --vault sealed':
    'Einen installieren oder starten (gnome-keyring, KWallet oder KeePassXC mit eingeschaltetem Secret Service); wurde einer neu gestartet, auch Waybill neu starten; oder eine mit Passphrase versiegelte Datei nutzen: --vault sealed',
  'Create one (in Passwords and Keys, KWallet or KeePassXC) and make it the default, or use a file sealed with a passphrase: --vault sealed':
    'Einen anlegen (in Passwörter und Schlüssel, KWallet oder KeePassXC) und zum Standard machen oder eine mit Passphrase versiegelte Datei nutzen: --vault sealed',
  'Unlock it (log in to the desktop, or: gnome-keyring-daemon --unlock), then waybill unlock, or use a file sealed with a passphrase: --vault sealed':
    'Entsperren (am Desktop anmelden oder: gnome-keyring-daemon --unlock), dann waybill unlock, oder eine mit Passphrase versiegelte Datei nutzen: --vault sealed',
  'If it shows a prompt, answer it; if not, restart the Secret Service. Then waybill unlock, or use a file sealed with a passphrase: --vault sealed':
    'Zeigt er eine Abfrage, diese beantworten; sonst den Secret Service neu starten. Dann waybill unlock, oder eine mit Passphrase versiegelte Datei nutzen: --vault sealed',
  'Look whether other programs can use it, or use a file sealed with a passphrase: --vault sealed':
    'Prüfen, ob andere Programme ihn nutzen können, oder eine mit Passphrase versiegelte Datei nutzen: --vault sealed',
  'It answered {{code}}.': 'Er hat mit {{code}} geantwortet.',
  'Nothing is sent: Waybill is offline.': 'Es wird nichts gesendet: Waybill ist offline.',
  'It can’t be reached ({{code}}).': 'Er ist nicht erreichbar ({{code}}).',
  'It did not take them.': 'Er hat sie nicht angenommen.',
  'The vault is locked, and its header is in it.': 'Der Tresor ist gesperrt, und sein Header liegt darin.',
  'Its header is missing: waybill metrics otlp-header NAME': 'Sein Header fehlt: waybill metrics otlp-header NAME',
  '{{what}}, compressed both ways': '{{what}}, in beiden Richtungen komprimiert',
  '{{what}}, refused by the provider': '{{what}}, vom Anbieter abgelehnt',
  '{{what}}, with an error in the stream': '{{what}}, mit einem Fehler im Stream',
  '{{what}}, cut off by the provider': '{{what}}, vom Anbieter abgebrochen',
  '{{what}}, of an unknown model': '{{what}}, mit unbekanntem Modell',
  '{{what}}, left in the middle of the answer': '{{what}}, mitten in der Antwort verlassen',
  'OpenAI chat, answered with a tool call': 'OpenAI Chat, mit einem Tool-Aufruf beantwortet',
  'OpenAI chat': 'OpenAI Chat',
  'OpenAI image': 'OpenAI Bild',
  'OpenAI file by id': 'OpenAI Datei über ihre ID',
  'OpenAI file': 'OpenAI Datei',
  'OpenAI Realtime, over a WebSocket': 'OpenAI Realtime, über einen WebSocket',
  'Anthropic messages': 'Anthropic Messages',
  'Anthropic count of tokens': 'Anthropic Zählung von Token',
  'Anthropic file by id': 'Anthropic Datei über ihre ID',
  'Anthropic file': 'Anthropic Datei',
  'Gemini stream as an array': 'Gemini Stream als Array',
  'Gemini count of tokens': 'Gemini Zählung von Token',
  'Gemini upload': 'Gemini Upload',
  'Gemini file by id': 'Gemini Datei über ihre ID',
  'A request that is not JSON': 'Eine Anfrage, die kein JSON ist',
  'A path that leads nowhere': 'Ein Pfad, der nirgendwohin führt',
  'A client key that nobody has': 'Ein Client-Schlüssel, den niemand hat',
  'Memory that the system has written to its swap, to a hibernation image or to a core dump.':
    'Arbeitsspeicher, den das System in Auslagerung, Ruhezustand oder einen Speicherauszug geschrieben hat.',
  'Bytes that are compressed or encrypted in a file, such as parts of a browser’s cache and the vault.':
    'Bytes, die in einer Datei komprimiert oder verschlüsselt sind, etwa Teile eines Browser-Caches und der Tresor.',
  'The system’s keychain, which Waybill asks for its own entries only.':
    'Der Schlüsselbund des Systems, den Waybill nur nach eigenen Einträgen fragt.',
  'What Waybill prints, unless that goes to a file.': 'Was Waybill ausgibt, sofern das nicht in eine Datei geht.',
  'Temporary files, and files that are deleted but still open.':
    'Temporäre Dateien und gelöschte, aber noch offene Dateien.',
  'Recording is paused: no row was written, so none could hold anything.':
    'Die Aufzeichnung ist pausiert: Keine Zeile wurde geschrieben, also konnte keine etwas enthalten.',
  '{{file}}: can not be read ({{code}}).': '{{file}}: nicht lesbar ({{code}}).',
  'New: {{text}}': 'Neu: {{text}}',
  'It was: {{before}} It is now: {{now}}': 'Vorher: {{before}} Jetzt: {{now}}',
  'No longer there. It was: {{text}}': 'Nicht mehr da. Vorher: {{text}}',
  'Kept for {{days}} days in place of {{before}}, unless you set it.':
    '{{days}} Tage aufbewahrt statt {{before}}, sofern nicht selbst eingestellt.',
  '{{tables}} tables and {{files}} files, all of them known.':
    '{{tables}} Tabellen und {{files}} Dateien, alle bekannt.',
  'The database has {{name}} that Waybill does not know: nothing erases it.':
    'Die Datenbank hat {{name}}, was Waybill nicht kennt: Nichts löscht es.',
  'Look what put it there. With Waybill stopped, an SQLite shell can drop it.':
    'Prüfen, was es angelegt hat. Bei beendetem Waybill kann eine SQLite-Shell es entfernen.',
  '{{name}} in the data directory is not known to Waybill: nothing erases it.':
    '{{name}} im Datenverzeichnis ist Waybill nicht bekannt: Nichts löscht es.',
  'Look what it is; move it away, or delete it.': 'Prüfen, was es ist; wegräumen oder löschen.',
} as const satisfies Phrases
