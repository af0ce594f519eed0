/** What a heading says beside that it speaks of addresses: in the languages and in the form of address-words.ts. */

/** Beside the word for mail: the address of somebody else, or one that is not for invitations. */
export const foreign = String.raw`
  manager|managed by|owner|boss|supervisor|reports? ?to|reporting to|counsell?or|\brep\b|teachere?mail|superior|approver|assistan|secretar|deleg
  recovery|rescue|emergency|parent|guardian|spouse|partner|refer(?:rer|red)|inviter|creator|sponsor|author|sender
  \breporter\b|\brequest[eo]r\b|\buploader\b|\bcommitter\b
  \b(?:submitted|entered|prepared|reviewed|edited|uploaded|sent|written|exported|last changed|signed off|acked|tested|co authored) ?by\b|\bsubmitter|\bassignee|\bwatcher|\breviewer
  \bcsm\b|\btam\b|webmaster|return path|\b(?:technical|tech) contact|point of contact|\bpoc\b|\bn ?\+? ?[12]\b e ?mail|(?:mail|courriel) n ?[12]\b
  \b(?:payroll|finance|financial|accounts payable|ap|escalation|on call|notifications?|alerts?|group|shared|distribution list|auditor|affiliate|deputy|substitute) (?:contact )?(?:e ?mail|mail)|shared mailbox|\bforward(?:ing)?(?: to)? e ?mail|referral e ?mail
  \b(?:angelegt|erstellt|eingeladen|geworben|geandert|gepruft|genehmigt|gesendet|erfasst) von\b|vertretung|stellvertret|zustandig|sachbearbeit|personalabteilung|steuerberat
  expediteur|\b(?:invite|cree|modifie|ajoute|envoye)e? par\b|\bparrain|conjoint|\be ?mail rh\b|remitente|\b(?:creado|invitado|modificado|enviado|anadido|convidado|criado) por\b|\breferente
  \b(?:creato|invitato|modificato|inviato|aggiunto) da\b|responsavel|e ?mail (?:de |do |da )?(?:cobranca|financeiro)|\b(?:aangemaakt|uitgenodigd|toegevoegd) door\b|factuur|\b(?:utworzon|zaproszon|dodan)\p{L}* przez\b|\bfaktur
  \b(?:skapad|inbjuden|tillagd) av\b|fakturacni|vytvoril|\bpozval|fatura|olusturan|davet eden|бухгалтер|приглас|создал|созда(?:тель|нный)|請求|招待者|招待元|作成者|紹介者|登録者
  财务|財務|发票|發票|邀请人|邀請人|创建人|創建人|创建者|推荐人|推薦人|청구|초대한|추천인|작성자|등록자
  organi[sz](?:er\b|ator|ateur|ador|zatore)|\b(?:host|hrbp|mother|father|next of kin|bounce|invoices?|accountant|bookkeeper)\b
  \bsales ?(?:rep|person)|\bdepartment e?mail
  (?:\b|last)(?:invited|created|added|updated|modified|approved|requested|managed|assigned|owned) ?(?:by|to)(?:\b|(?=e?mail))
  \b(?:reply|cc|bcc|hr|pa|from|support|billing|lead|head|admin|administrator|coach|mentor|teacher|advisor|recruiter)\b
  \bteam ?lead|\baccount (?:rep|exec)|\bbilling
  assisten|asisten|asystent|asistan|sekretar|fuhrungskraft|\b(?:mutter|vater|vormund)\b|erziehungsberecht|ansprechpartner
  rechnung|buchhalt|\b(?:pere|mere|tuteur|tutrice|padre|madre|pai|mae|veli|voogd|ouders?)\b|factur|fattur|segretari|genitor|encarregad
  rodzic|opiekun|foralder|foraldr|vardnadshavare|sekreter|rodic|yardimci|ассистент|помощник|секретар|родител|куратор|опекун
  秘書|秘书|アシスタント|保護者|担任|助理|监护|監護|비서|학부모|보호자
  vorgesetzt|\bchef|leiter|leitung|inhaber|besitzer|eigentumer|wiederherstell|notfall|eltern|absender|betreuer|verwalter
  \bjef[ea]|responsable|propietari|duen[oa]|recuperacion|gerente|encargad|asistente|supervisora|emergencia
  proprietair|recuperation|secours|gestionnaire|superieur|dirigeant|urgence
  responsabile|proprietari|titolare|\bcapo\b|recupero|\bdirigente|emergenza
  gestora?\b|\bchefe|recuperacao|dono\b
  leidinggevende|eigenaar|beheerder|herstel|\bbaas\b
  kierownik|przelozon|wlasciciel|odzyskiwan|\bszef
  \bagare|aterstall|ansvarig|nadrizen|vedouci|vlastnik|majitel|obnov|yonetici|mudur|sahib|sahip|kurtarma
  руковод|началь|менедж|владел|восстанов|ответствен
  上司|上長|管理者|管理人|管理员|管理員|所有者|オーナー|マネージャ|担当者|責任者|再設定|復旧|緊急|親
  紧急|经理|經理|主管|上级|上級|领导|领導|负责人|負責人|恢复|恢復|找回|家长
  관리자|매니저|상사|팀장|소유자|복구|비상|담당자`;

/** Beside the word for mail: a column that holds no address. */
export const about = String.raw`
  \b(?:label|labels|typ|type|types|tipo|turu|typu|тип)\b|(?:mail|post|posta)s?typ[eu]?\b|mailtyp
  \bdisplay|\bfull name\b|angezeigt|anzeigename|visualizzat|visningsnamn|weergavenaam|zobrazovan|zobrazen|gorunen
  \bnombre\b|\bnom\b|\bnome\b|wyswietlan|\bимя\b|краткое|種類|表示名|类型|類型|显示|顯示|유형|표시
  (?:mail|mails) (?:is )?(?:verif|confirm|valid|status|opt|count|sent|hash|domain|subject|template|notif|prefer)
  (?:mail|mails) (?:provider|id|format|client|marketing|consent|permission|bounce|change|server|list|group|body|text)
  \b(?:is|has|opt|opted|no|allow|send|last|marketing|accepts?|receive|want|wants) ?(?:in |out |of |to )?(?:email|e mail|mail)
  \b(?:at|date|on|count|status|sent|since|time|newsletter|subscribed|frequency)$
  \b(?:phone|telephone|telefon|street|strasse|city|zip|code|country|fax)\b`;

/** Beside the word for mail: not the first choice. */
export const second = String.raw`
  \b(?:[2-9]|1\d)\b|(?:mail|post|posta|adresse?|адрес|アドレス|メール|邮件|邮箱|이메일|메일|주소) ?[2-9]\b
  \bsec(?:ond|und)|\bsekund|\bother\b|\badditional|\balt(?:ern|\b)|\b(?:un)?verified e?mail|\b(?:un)?verified e mail
  \b(?:old|new|previous|former|backup)\b|\b(?:home|personal|private)\b
  \b(?:buyer|purchaser|payer|gifter|donor|vendor|supplier|reseller|broker|landlord|employer|school) e ?mail
  \b(?:tutor|doctor|director|ceo|dean|professor|instructor|trainer|interviewer|lawyer|buddy|agent)\b
  \breserv|ersatz|riserva|respaldo|zapasow|\bzalozn|\byedek|резерв|запасн|サブ|예비
  zweit|weitere|\bandere|\bprivat|personlich|alternativ
  \b(?:otr[oa]|adicional|segund[oa]|particular|autre|personnel(?:le)?|prive|deuxieme|altr[oa]|personale|outr[oa]|pessoal)\b
  \b(?:ander|andere|tweede|prive|persoonlijk|inny|drugi|prywatn[ya]|annan|andra|ovrig|dalsi|druh[ya]|soukrom[ya]|osobni)\b
  \b(?:ikinci|diger|kisisel|ozel)\b|втор|друг|дополн|личн|частн|альтерн
  別の|第二|その他|自宅|個人|予備|个人|次要|备用|備用|其他|第二|보조|다른|개인`;

/** Passwords, digests, tokens and keys. */
export const secret = String.raw`
  passw(?:or)?[dt]|\b(?:passwd|pwd|passphrase|passcode)|kennwort|contrasena|\bclave\b|mot de passe|\bmdp\b|\bsenha|palavra passe
  wachtwoord|\bhaslo|\bheslo|losenord|\b(?:sifre|parola)\b|парол|パスワード|暗証|密码|密碼|口令|비밀 ?번호|암호
  \b(?:secrets?|salts?|digests?|hash(?:es|er|ed)?|totp|otp|mfa|2fa|credentials?|jwts?|cookies?|nonce|pin|puk|otpauth)\b|\bsessions?(?: ?ids?| keys?| data)?$|\bconnection string|\bdatabase url|\bwebhooks?(?: url)?$|\bcc ?num(?:ber)?\b|\b(?:door|gate|alarm) codes?\b|\bntlm\b|\bkrb
  token|\b(?:api|private|secret|signing|access|auth|license|licence|product|encryption|ssh|webhook|master|recovery) ?keys?\b
  \bapi ?(?:schlussel|klic|anahtari)|\b(?:cle|clave|chiave|chave|klucz|ключ) (?:d )?api\b|\bapi(?:キー| ?キー| ?密钥| ?密鑰| ?키)|密钥|密鑰
  \bsegret[oa]\b|\btajn[yae]\b|\b(?:seed|recovery) phrase|mnemonic|\bssn\b|social security|\bcredit ?card|\bcard number|\bcv[vc]\b
  \b(?:backup|recovery|verification|security|auth|authorization|one time|login|reset|access|invite|invitation|registration|activation|confirmation|scratch|unlock) ?codes?\b
  \bactivation(?: ?keys?)?$|\bactivation keys?\b|\buser pass$|\btemp(?:orary)? pw\b|^pw$|\bbearer\b|\bserial keys?\b|zugangsdaten|zugangsschlussel|(?:sicherheits|aktivierungs|freischalt|einladungs|anmelde)code|anmeldelink
  \bcode (?:d )?(?:activation|invitation|verification|secret)|\bcle (?:d )?(?:acces|secrete|privee)|\blien (?:d )?(?:invitation|activation|connexion)|\bcodigo de (?:verificacion|acceso|acesso|activacion|seguridad)|\b(?:enlace|link) (?:de|di) (?:invit|invitacion|invito|convite|acces)
  \bchiave (?:di )?(?:accesso|segreta|privata)|\bchave (?:de )?(?:acesso|secreta|privada)|uitnodigingslink|klucz (?:dostepu|prywatn)|atkomstkod|\bpristupovy kod|erisim kodu|код (?:доступа|подтверждения|приглашения)|ключ доступа|認証コード|인증 ?코드|초대 ?코드|邀请码|邀請碼|招待コード
  zugangscode|toegangscode|\bkod dostepu|\bbezpecnostni kod|\bcodigo de acces+o|\bcode (?:d )?acces|\bcodice di accesso|验证码|驗證碼|인증 ?번호
  \b(?:magic|reset|confirmation|login|invite|invitation|activation) ?(?:links?|urls?)\b|einladungslink
  \bsecurity (?:answer|question)|sicherheits(?:frage|antwort)|^pass$|\bnt ?hash|\bbcrypt|\bscrypt|\bargon|\bpbkdf
  geheim|\bsecret[oa]s?\b|секрет(?!ар)|токен|トークン|秘密|令牌|토큰|시크릿`;

/** Whole headings. */
export const name = `
  (?:full |first |last |given |family |middle |display |user |nick ?|sur)?name|names|surname|vorname|nachname|familienname
  (?:first|last|given|family|full)name|nombres?|apellidos?|nombre completo|nom|prenom|nom complet|nome|cognome|nome completo
  sobrenome|apelido|naam|voornaam|achternaam|volledige naam|imie|nazwisko|imie i nazwisko|namn|fornamn|efternamn
  jmeno|prijmeni|cele jmeno|ad|adi|soyad|soyadi|ad soyad|имя|фамилия|отчество|фио|полное имя
  氏名|お?名前|姓|名|姓名|名字|全名|フリガナ|이름|성명|성|이름 ?성`;
export const status = `
  status|state|estado|statut|etat|stato|stan|stav|durum|статус|состояние|状態|ステータス|状态|狀態|상태`;
export const expires = `
  expires?(?: (?:at|in|in days|after|on|days))?|expir(?:y|ation)(?: (?:days|date|le))?|valid until|days valid
  ablauf(?:datum)?|gultig bis|lauft ab(?: am)?|caduca|caducidad|vence|vencimiento|(?:date d )?expiration
  scadenza|scade|validade|expira(?: em)?|verloopt(?: op)?|vervaldatum|wygasa|data wygasniecia|gar ut|utgangsdatum
  vyprsi|platnost do|son tarih|gecerlilik|срок|действует до|有効期限|期限|有效期|到期|到期日|만료|만료일|유효 ?기간`;
export const redirect = `
  redirect(?: ?(?:url|uri|to|link))?|weiterleitung(?:s ?url)?|redireccion|redirection|reindirizzamento|redirecionamento
  doorverwijzing|przekierowanie|omdirigering|presmerovani|yonlendirme|перенаправление|リダイレクト(?: ?url)?|重定向|리디렉션`;
