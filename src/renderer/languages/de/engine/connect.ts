import type { Phrases } from '../../engine-words.ts'

export const connect = {
  'Waybill listens nowhere: a tool would be pointed at nothing.':
    'Waybill nimmt nirgends etwas an: Ein Tool zeigte ins Leere.',
  'This demo is gone when it ends, and with it what would put the settings of {{name}} back.':
    'Diese Demo ist weg, wenn sie endet, und mit ihr, was die Einstellungen von {{name}} wiederherstellen würde.',
  'Start Waybill without --demo, or for a single run: waybill run --tool {{id}} -- COMMAND':
    'Waybill ohne --demo starten, oder für einen einzelnen Lauf: waybill run --tool {{id}} -- COMMAND',
  'Its client key was revoked: connect it again.': 'Sein Client-Schlüssel wurde widerrufen: neu verbinden.',
  'Its client key was rotated: connect it again.': 'Sein Client-Schlüssel wurde ausgetauscht: neu verbinden.',
  '{{name}} is not set up by its environment.': '{{name}} wird nicht über die Umgebung eingerichtet.',
  'The files, or the address, are not as they were when you looked.':
    'Die Dateien oder die Adresse sind nicht mehr so, wie du sie gesehen hast.',
  'Look: waybill connect {{id}}': 'Ansehen: waybill connect {{id}}',
  '{{name}} was pointed at an address of before: {{path}} names this one now.':
    '{{name}} zeigte auf eine frühere Adresse: {{path}} nennt jetzt diese.',
  'Start {{name}} again, if it runs.': '{{name}} neu starten, falls es läuft.',
  'What was written for {{name}} is gone.': 'Was für {{name}} geschrieben wurde, ist weg.',
  'Others on this machine can read {{path}}, and the key goes into it. To keep it to yourself: chmod 600 {{file}}':
    'Andere auf diesem Rechner können {{path}} lesen, und der Schlüssel kommt hinein. Damit er bei dir bleibt: chmod 600 {{file}}',
  'Your own {{name}} is remembered, and put back by undo.':
    'Dein eigener Wert von {{name}} wird gemerkt und beim Zurücknehmen wiederhergestellt.',
  'Your own {{name}} is put into the vault, and put back by undo.':
    'Dein eigener Wert von {{name}} kommt in den Tresor und wird beim Zurücknehmen wiederhergestellt.',
  'Your own {{name}} is put into the vault, which is memory only: once Waybill stops, undo can’t put it back. Keep a copy.':
    'Dein eigener Wert von {{name}} kommt in den Tresor, der nur im Arbeitsspeicher liegt: Endet Waybill, lässt er sich nicht wiederherstellen. Eine Kopie aufheben.',
  'Your own {{name}} is not in the vault any more: it can’t be put back. Write it again yourself.':
    'Dein eigener Wert von {{name}} ist nicht mehr im Tresor und lässt sich nicht wiederherstellen. Bitte selbst neu eintragen.',
  '{{path}} is not there any more: there is nothing to take back in it.':
    '{{path}} ist nicht mehr da: Darin gibt es nichts zurückzunehmen.',
  '{{name}} in {{path}} was changed since: it stays as it is.':
    '{{name}} in {{path}} wurde seither geändert: Es bleibt, wie es ist.',
  'These settings of {{name}} were written by {{whose}}: undo here puts them back, and not what stood there before them.':
    'Diese Einstellungen von {{name}} hat {{whose}} geschrieben: Zurücknehmen stellt hier sie wieder her, und nicht, was davor dastand.',
  '{{name}} was connected by {{since}} since, which would put back what is taken away here.':
    '{{name}} wurde seither verbunden, von: {{since}}. Zurücknehmen dort würde wiederherstellen, was hier entfernt wird.',
  'Undo there first. Where that one is gone, take its lines out of the file yourself.':
    'Erst dort zurücknehmen. Gibt es das andere nicht mehr, dessen Zeilen selbst aus der Datei nehmen.',
  'What is put back was written by {{before}}: to take that out as well, undo there.':
    'Was wiederhergestellt wird, hat {{before}} geschrieben: Soll auch das weg, dort zurücknehmen.',
  'another Waybill ({{printed}})': 'ein anderes Waybill ({{printed}})',
  'another Waybill, or by this one with a key of before':
    'ein anderes Waybill, oder dieses mit einem früheren Schlüssel',
  'The vault is locked, and your own values are in it.':
    'Der Tresor ist gesperrt, und deine eigenen Werte liegen darin.',
  '{{path}} is larger than 2 MB.': '{{path}} ist größer als 2 MB.',
  '{{path}} is read-only.': '{{path}} ist schreibgeschützt.',
  '{{path}} has a second name (a hard link), which would keep the old text.':
    '{{path}} hat einen zweiten Namen (Hardlink), der den alten Text behielte.',
  '{{path}} has changed in the meantime.': '{{path}} hat sich inzwischen geändert.',
  '{{path}} is a link to somebody else’s file.': '{{path}} verweist auf die Datei von jemand anderem.',
  '{{path}} is somebody else’s link.': '{{path}} ist ein Verweis, den jemand anderes angelegt hat.',
  '{{path}} is no plain file.': '{{path}} ist keine gewöhnliche Datei.',
  '{{path}} belongs to somebody else.': '{{path}} gehört jemand anderem.',
  '{{path}} is not UTF-8 text.': '{{path}} ist kein UTF-8-Text.',
  '{{path}} can’t be read or written ({{code}}).': '{{path}} lässt sich nicht lesen oder schreiben ({{code}}).',
  '{{path}}, line {{line}}: {{why}}': '{{path}}, Zeile {{line}}: {{why}}',
  'this is not JSON, even with comments allowed.': 'das ist kein JSON, auch nicht mit Kommentaren.',
  'this is not TOML.': 'das ist kein TOML.',
  'this is not YAML.': 'das ist kein YAML.',
  'the file holds no table: it should begin with {.': 'die Datei enthält keine Tabelle: Sie sollte mit { beginnen.',
  'the file holds no table.': 'die Datei enthält keine Tabelle.',
  'the file is nested too deep.': 'die Datei ist zu tief verschachtelt.',
  'the file can’t be read.': 'die Datei lässt sich nicht lesen.',
  'a second document begins.': 'ein zweites Dokument beginnt.',
  '“{{name}}” stands there a second time; remove one of the two.':
    '„{{name}}“ steht dort zweimal; eines davon entfernen.',
  '{{name}} stands there a second time; remove one of the two.': '{{name}} steht dort zweimal; eines davon entfernen.',
  'Connect it: waybill connect {{tool}}': 'Verbinden: waybill connect {{tool}}',
  'Connect it again: waybill connect {{tool}}': 'Neu verbinden: waybill connect {{tool}}',
  'The client key of {{name}} was revoked.': 'Der Client-Schlüssel von {{name}} wurde widerrufen.',
  '{{name}} is not connected.': '{{name}} ist nicht verbunden.',
  'The vault has no client key of {{name}} any more.': 'Der Tresor hat keinen Client-Schlüssel von {{name}} mehr.',
  'There is no tool {{name}}.': 'Es gibt kein Tool {{name}}.',
  'A .aider.conf.yml or .env in a project stands before the one in your home directory.':
    'Eine .aider.conf.yml oder .env in einem Projekt geht der im Home-Verzeichnis vor.',
  'Where your file has a set-env list already, add to it by hand, for Claude models: ANTHROPIC_API_BASE={{address}}':
    'Hat die Datei schon eine Liste set-env, dort für Claude-Modelle von Hand ergänzen: ANTHROPIC_API_BASE={{address}}',
  'ANTHROPIC_API_KEY or ANTHROPIC_AUTH_TOKEN in your shell’s environment would be sent in place of Waybill’s key: take it out there.':
    'ANTHROPIC_API_KEY oder ANTHROPIC_AUTH_TOKEN in der Umgebung der Shell würde anstelle des Schlüssels von Waybill gesendet: dort entfernen.',
  'A project’s own .claude/settings.json stands before this file. While Waybill gives the key, a subscription is not used.':
    'Die .claude/settings.json eines Projekts geht dieser Datei vor. Solange Waybill den Schlüssel liefert, wird kein Abo genutzt.',
  'In Cline, open the settings and choose the API provider OpenAI Compatible.':
    'In Cline die Einstellungen öffnen und als API Provider „OpenAI Compatible“ wählen.',
  'Base URL: {{address}}/v1': 'Base URL: {{address}}/v1',
  'API key: what waybill token cline prints.': 'API key: was waybill token cline ausgibt.',
  'Model ID: one that your provider serves, such as gpt-5-mini. For Claude, choose Anthropic instead, with Use custom base URL, and the address without /v1.':
    'Model ID: eines, das der Anbieter hat, etwa gpt-5-mini. Für Claude stattdessen Anthropic wählen, mit „Use custom base URL“ und der Adresse ohne /v1.',
  'A project’s own .codex/config.toml and a profile can name another provider; then they hold.':
    'Die .codex/config.toml eines Projekts und ein Profil können einen anderen Anbieter nennen; dann gelten sie.',
  'Codex lists past sessions by provider: those of before are shown again after undo.':
    'Codex listet frühere Sitzungen nach Anbieter: Die bisherigen erscheinen nach dem Zurücknehmen wieder.',
  'An assistant of Continue’s hub has settings of its own: choose the local one.':
    'Ein Assistent aus dem Hub von Continue hat eigene Einstellungen: den lokalen wählen.',
  'Models that you add later need apiBase and apiKey as the others have them.':
    'Später hinzugefügte Modelle brauchen apiBase und apiKey wie die anderen.',
  'In a project that has a .env or .gemini/.env of its own, Gemini CLI reads that one and not the one in your home directory.':
    'In einem Projekt mit eigener .env oder .gemini/.env liest Gemini CLI diese und nicht die im Home-Verzeichnis.',
  'GEMINI_API_KEY or GOOGLE_GEMINI_BASE_URL in your shell’s environment stands before the file.':
    'GEMINI_API_KEY oder GOOGLE_GEMINI_BASE_URL in der Umgebung der Shell geht der Datei vor.',
  'Settings of a project (opencode.json) are read after these and stand before them.':
    'Die Einstellungen eines Projekts (opencode.json) werden nach diesen gelesen und gehen ihnen vor.',
  'A provider that you have signed in to with opencode auth login keeps that way in: sign out of it there.':
    'Ein Anbieter, bei dem du mit opencode auth login angemeldet bist, behält diesen Zugang: dort abmelden.',
  'Give Zed its key: print it with waybill token zed, and enter it in Zed under Settings › AI › LLM Providers, for each provider that you use. Zed keeps it in the system’s keychain.':
    'Zed seinen Schlüssel geben: mit waybill token zed ausgeben und in Zed unter Settings › AI › LLM Providers eintragen, für jeden genutzten Anbieter. Zed bewahrt ihn im Schlüsselbund des Systems auf.',
  'Waybill is offline: on its own account it contacts nobody.':
    'Waybill ist offline: Von sich aus kontaktiert es niemanden.',
  'The place that updates come from sent more than an update has.':
    'Die Quelle der Updates hat mehr gesendet, als ein Update hat.',
  'The place that updates come from sent another file than the one that was signed.':
    'Die Quelle der Updates hat eine andere Datei gesendet als die signierte.',
  'The place that updates come from broke off.': 'Die Quelle der Updates hat abgebrochen.',
  'The place that updates come from leads to an address that is not https.':
    'Die Quelle der Updates führt zu einer Adresse ohne https.',
  'The place that updates come from answered with {{status}}.': 'Die Quelle der Updates antwortete mit {{status}}.',
  'The place that updates come from leads in circles.': 'Die Quelle der Updates führt im Kreis.',
  'The place that updates come from does not answer.': 'Die Quelle der Updates antwortet nicht.',
  'The place that updates come from can’t be reached.': 'Die Quelle der Updates ist nicht erreichbar.',
  'Nothing was changed. If it stays so, get the newer version where you got this one.':
    'Es wurde nichts geändert. Bleibt es dabei, die neuere Version dort holen, wo diese herkam.',
} as const satisfies Phrases
