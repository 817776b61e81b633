"""Passwords in ordinary sentences of many languages, and sentences that only speak of passwords."""

# ruff: noqa: RUF001 -- sentences in Cyrillic and Greek have letters that look like Latin ones

import random

import pytest

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.verdict import Verdict
from handrail.engine.words import Confidence
from handrail.local.builtin import builtin_rules, starter_policy
from rules.templates import fill

WHERE = Destination("chat.invalid")
# A machine's, and one that a person made up: built here, so that none of them lies in the folder.
PASSWORDS = (fill("{pass:11}", random.Random(3)), f"Sommer{2026}!")
SAID = [
    "Hi, the password for the staging server is {} and it expires on Friday.",
    "wifi password: {}",
    "You can log in with anna / {} until Monday.",
    "I changed the admin password to {} yesterday, please don't share it.",
    "username: mill, pw: {}",
    "use {} as the password for the portal",
    "my login is anna.mill and my password's {}",
    "Password is still {} I think",
    "The PIN of the door is 4711, and the alarm password is {}.",
    "temp password {} — change on first login",
    "the root pw on db-3 is {}",
    "passphrase for the backup = {}",
    "here are the creds: svc_mill / {}",
    "Login details\nUser: anna\nPassword: {}",
    "I forgot to tell you that the new passcode is {}",
    "Das Passwort für den Server lautet {} und läuft am Freitag ab.",
    "Mein neues Kennwort ist {}, bitte nicht weitergeben.",
    "WLAN-Passwort: {}",
    "Benutzername anna, Passwort {}",
    "Du kannst dich mit anna und dem Passwort {} anmelden.",
    "Zugangsdaten: anna / {}",
    "Ich habe das Passwort auf {} geändert.",
    "Le mot de passe du serveur est {} jusqu'à vendredi.",
    "Mon mot de passe : {}",
    "identifiant : anna, mot de passe : {}",
    "J'ai changé le mdp, c'est maintenant {}",
    "mdp wifi = {}",
    "La contraseña del servidor es {} hasta el viernes.",
    "usuario: anna contraseña: {}",
    "He cambiado la clave a {} ayer.",
    "La clave del wifi es {}",
    "La password del server è {} fino a venerdì.",
    "utente anna, password {}",
    "La parola d'ordine è {}",
    "A senha do servidor é {} até sexta-feira.",
    "usuário: anna senha: {}",
    "a palavra-passe é {}",
    "Mudei a senha para {} ontem",
    "Het wachtwoord van de server is {} tot vrijdag.",
    "gebruikersnaam anna, wachtwoord {}",
    "wifi wachtwoord: {}",
    "Hasło do serwera to {} do piątku.",
    "login: anna, hasło: {}",
    "Zmieniłem hasło na {} wczoraj.",
    "Lösenordet till servern är {} till fredag.",
    "Användarnamn: anna, lösenord: {}",
    "Adgangskoden til serveren er {} indtil fredag.",
    "Passordet til serveren er {} frem til fredag.",
    "Palvelimen salasana on {} perjantaihin asti.",
    "Salasanani on {}",
    "Heslo k serveru je {} do pátku.",
    "Moje heslo: {}",
    "A szerver jelszava {} péntekig.",
    "A jelszó: {}",
    "Parola serverului este {} până vineri.",
    "Lozinka za server je {} do petka.",
    "Sunucunun şifresi {} cuma gününe kadar geçerli.",
    "Yeni parola: {}",
    "wifi şifresi {}",
    "Пароль от сервера {} до пятницы.",
    "логин: anna, пароль: {}",
    "Мой новый пароль — {}",
    "Пароль до сервера: {}",
    "Ο κωδικός πρόσβασης είναι {} μέχρι την Παρασκευή.",
    "服务器的密码是{},周五到期。",
    "用户名:anna 密码:{}",
    "サーバーのパスワードは{}です。",
    "パスワード：{}",
    "서버 비밀번호는 {} 입니다.",
    "비번: {}",
    "كلمة المرور للخادم هي {} حتى الجمعة",
    "كلمة السر: {}",
    "הסיסמה לשרת היא {} עד יום שישי",
    "सर्वर का पासवर्ड {} है",
    "Mật khẩu của máy chủ là {} đến thứ sáu.",
    "Kata sandi server adalah {} sampai Jumat.",
    "รหัสผ่านของเซิร์ฟเวอร์คือ {}",
]
SPOKEN_OF = [
    "The password for the staging server is expired since Friday.",
    "Your password must be at least 12 characters long and contain a digit.",
    "Please reset your password before Monday 12.10.2026.",
    "The password is case-sensitive.",
    "I forgot my password again, can you help?",
    "Password: required",
    "password policy: minimum 14 characters, rotate every 90 days",
    "The password is stored as a bcrypt hash in the users table.",
    "Use a strong password for each account.",
    "the password field is called user_password in the form",
    "Change password to something longer than 8 characters",
    "username / password login is disabled since 2024",
    "What is the password for the wifi?",
    "The password will be sent to you by post within 3 days.",
    "Password123 is a bad password.",
    "My password manager is Bitwarden 2026.3",
    "Das Passwort ist abgelaufen.",
    "Das Passwort muss mindestens 12 Zeichen lang sein.",
    "Bitte geben Sie Ihr Passwort ein.",
    "Passwort vergessen?",
    "Ihr Kennwort ist ungültig.",
    "Le mot de passe est obligatoire.",
    "Votre mot de passe doit contenir 12 caractères.",
    "Mot de passe oublié ?",
    "La contraseña es obligatoria.",
    "La contraseña debe tener al menos 12 caracteres.",
    "La clave es trabajar en equipo.",
    "La clave del éxito es la paciencia.",
    "La password è obbligatoria.",
    "La parola chiave è rispetto.",
    "A senha é obrigatória.",
    "Het wachtwoord is verlopen.",
    "Het wachtwoord moet minstens 12 tekens lang zijn.",
    "Hasło jest wymagane.",
    "Hasło musi mieć co najmniej 12 znaków.",
    "Lösenordet är felaktigt.",
    "Adgangskoden er udløbet.",
    "Passordet er for kort.",
    "Salasana on vanhentunut.",
    "Heslo je povinné.",
    "A jelszó kötelező.",
    "Parola este obligatorie.",
    "Şifre en az 12 karakter olmalı.",
    "Пароль должен содержать не менее 12 символов.",
    "Пароль истёк, смените его.",
    "密码必须至少包含12个字符。",
    "パスワードは12文字以上である必要があります。",
    "비밀번호는 12자 이상이어야 합니다.",
    "كلمة المرور مطلوبة",
    "Mật khẩu phải có ít nhất 12 ký tự.",
    "Kata sandi wajib diisi.",
    '{"password": "Passwort", "login": "Anmelden"}',
    "password: ${DB_PASSWORD}",
    'password = os.environ["DB_PASSWORD"]',
    "password: string",
    "def login(user: str, password: str) -> bool:",
    "the password is hunter2 in the old joke",
    "Login: anna / HR department",
    "The key is to keep going.",
    "Her password was compromised in 2019.",
]


def judged(text: str) -> Verdict:
    return judge(Content(text), WHERE, starter_policy(), builtin_rules())


@pytest.mark.parametrize("sentence", SAID)
def test_a_password_that_is_said_is_found_and_hidden(sentence: str) -> None:
    for password in PASSWORDS:
        verdict = judged(sentence.replace("{}", password))

        assert verdict.action == "block", sentence
        assert verdict.redacted is not None
        assert password not in verdict.redacted


@pytest.mark.parametrize("sentence", SPOKEN_OF)
def test_a_sentence_about_passwords_is_let_through(sentence: str) -> None:
    found = [finding.rule for finding in judged(sentence).findings if _counts(finding.confidence)]

    assert not [rule for rule in found if rule.startswith("secret.")]


def _counts(confidence: Confidence) -> bool:
    """Tell whether a finding is more than an example of documentation."""
    return confidence is not Confidence.LOW
