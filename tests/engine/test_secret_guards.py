"""What is a secret, and what only stands where one would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.test_guards import stands
from handrail.engine import secret_guards
from handrail.engine.secret_guards import SECRET_GUARDS

STANDING = [
    ("like-a-password", "password ⟦kx7%0bcd9⟧"),
    ("not-a-word", "password : ⟦Zlipmsk777*⟧"),
    ("not-template", "password: ⟦zqhnOmkgts(!)Chtip⟧"),
    ("random", "tokenValue = ⟦fkn706.gxsgtf⟧"),
    ("words-of-chance", "passphrase: ⟦cabin ladder onion river⟧"),
    ("like-a-password", "password ⟦Kx7bcd9⟧"),
    ("like-a-password", "Passwort ⟦Sommer26!⟧"),
    ("like-a-password", "password ⟦blue_m0nkey7⟧"),
    ("like-a-password", "password ⟦Blue_Monkey_7⟧"),
    ("like-a-password", "parolă: ⟦Marmota#22⟧"),
    ("like-a-password", "wifi: guest (pass ⟦kx7bcd9⟧)"),
    ("like-a-password", "user anna pass `⟦kx7bcd9⟧` for the shop"),
    ("like-a-password", "you can pass ⟦kx7-bcd9!⟧"),
    ("like-a-password", "логин admin пароль ⟦Marmota#2024⟧"),
    ("not-placeholder", "= '⟦badpass#7731Kx⟧'"),
    ("not-placeholder", "anna:⟦Kx7%2Abcd⟧@db"),
    ("like-a-password", "the password to pass to Ben: ⟦kx7bcd9⟧"),
    ("not-reference", "Login: anna // ⟦portal-7x⟧"),
    ("not-reference", "password = '⟦50%Kx%7b⟧'"),
    ("not-default", "password = '⟦abcdef7731⟧'"),
    ("like-a-password", "password ⟦caseLake77Hill⟧"),
    ("not-placeholder", "= '⟦Kxchange7inq⟧'"),
    ("not-a-word", "= '⟦MilliDRAC⟧'"),
    ("not-a-label", "= ⟦bluemonkey⟧"),
    ("not-a-name", "= ⟦blue-m0nkey⟧"),
    ("not-a-word", "= '⟦bluemonkey⟧'"),
    ("not-a-word", "= ⟦517328⟧"),
    ("not-a-word", "define('DB_PASSWORD', '⟦bluemonkey⟧')"),
    ("not-placeholder", "= ⟦encodedKx7bcd9⟧"),
    ("not-a-word", "password: ⟦**Kx7bcd9**⟧"),
    ("not-a-word", "= '⟦aBcD⟧'"),
    ("not-reference", "password: ⟦?Kx7bcd9⟧"),
    ("not-reference", "postgres://shop:⟦?Kx7bcd9⟧@db.mill.org/shop"),
    ("not-a-word", "= ⟦Kx7bcd9⟧"),
    ("not-a-word", "PASSWORD=⟦bluemonkey⟧"),
    ("not-a-word", "PGPASSWORD: ⟦bluemonkey⟧"),
    ("not-a-word", "client.password=⟦bluemonkey⟧"),
    ("not-a-word", "password: ⟦hdwmkrpf⟧"),
    ("not-default", "= ⟦Kx7bcd9⟧"),
    ("not-placeholder", "= ⟦Kx7bcd9⟧"),
    ("not-placeholder", "= **⟦Kx7bcd9⟧**"),
    ("not-placeholder", "= ⟦*Kx7bcd9⟧"),
    ("not-placeholder", "= ⟦q8TmockZ2xXx7fakeR4yourT⟧"),
    ("not-reference", "= '⟦some_name⟧'"),
    ("not-reference", "= ⟦Kx7bcd9⟧"),
    ("not-reference", "password: ⟦hdwmkrpf⟧"),
    ("not-template", "= ⟦m{h}o)p${e]nob⟧"),
    ("not-template", "pw ⟦Heron[31]dock⟧"),
    ("not-template", "= ⟦$Zk5e@myA⟧"),
    ("not-template", "= ⟦#Fo!k2mpYa⟧"),
    ("random", "= ⟦a8Fk29sLq0⟧"),
    ("random", "= ⟦aB1cD2/eF3gH4/iJ5kL6mN7⟧"),
    ("random", "= ⟦/aB1cD2/eF3gH4iJ5kL6mN7⟧"),
    ("not-a-word", "= ⟦aB1cD2/eF3gH4/iJ5kL6mN7⟧"),
    ("random", "secret: ⟦kDfDFwGteLaJAbhKoUaskJua⟧"),
    ("random", "secret: ⟦m{h}o)p${e]nob⟧"),
]
FALLING = [
    ("like-a-password", "your_password rsync -a /srv ⟦backup@srv-file02⟧:/srv"),
    ("not-reference", "docker run -v $PWD:⟦/srv/shop⟧ shop"),
    ("like-a-password", "checkPassword⟦Strength2x!⟧"),
    ("random", 'secret = "⟦รหัสลับสำหรับ12⟧"'),
    ("not-template", "= ⟦$password1⟧"),
    ("not-template", "= ⟦%PASSWORD_2%⟧"),
    ("not-template", "= ⟦@Html.Value2(x)⟧"),
    ("not-template", "= ⟦$user->pass2⟧"),
    ("random", "= ⟦src/main/java/com/acme/Foo2Bar4⟧"),
    ("random", "= ⟦Team/App1Dev/DB2/Password3⟧"),
    ("random", "= ⟦/etc/aB1cD2eF3gH4.iJ5kL6⟧"),
    ("not-a-word", "= ⟦api/V1/OAuth2Token/JwtKeys⟧"),
    ("not-default", "= '⟦mypassword⟧'"),
    ("not-default", "= '⟦db_secret⟧'"),
    ("random", "secret_length = ⟦X25519.secret_length⟧"),
    ("words-of-chance", "password: ⟦never write this down⟧"),
    ("words-of-chance", "password: ⟦repeat new password here⟧"),
    ("like-a-password", "password of user ⟦a7f3kx⟧"),
    ("like-a-password", "you can pass `⟦asn1Spec⟧`"),
    ("like-a-password", "unknown type (pass `⟦asn1Spec⟧` to guide it)"),
    ("like-a-password", "forgot the password ⟦Windows11⟧"),
    ("like-a-password", "reset the password ⟦Office365?⟧"),
    ("like-a-password", "password, ⟦dkLen=16⟧"),
    ("like-a-password", "password to ⟦anna@10.10.10.10⟧"),
    ("like-a-password", "password ⟦a7f⟧"),
    ("like-a-password", "passwords, ⟦sha512crypt⟧"),
    ("not-a-word", "は⟦12文字以上⟧"),
    ("not-a-label", "= ⟦new-password⟧"),
    ("not-a-name", "= ⟦blue-monkey⟧"),
    ("not-a-word", "'⟦abc⟧'"),
    ("not-a-word", "= '⟦Lösenord⟧'"),
    ("not-a-word", "= '⟦reset-password⟧'"),
    ("not-a-word", "= '⟦パスワード⟧'"),
    ("not-a-word", "= ⟦./etc/passwd⟧"),
    ("not-a-word", "= ⟦8080⟧"),
    ("not-a-word", "Пароль: ⟦**Show⟧ password**"),
    ("not-a-word", "password to authenticate to ⟦iLO.⟧"),
    ("not-a-word", "username and password ⟦authentication,⟧ or"),
    ("not-a-word", '("authPassword", "⟦privacyPassword⟧")'),
    ("not-a-word", "update_password == '⟦always⟧'"),
    ("not-a-word", "are exposed to ⟦**phishing**⟧, and"),
    ("not-a-word", "option to `⟦require⟧ at least one number`"),
    ("not-a-word", 'does not enable password ⟦authentication"⟧'),
    ("not-a-word", "Set the minimum password length to ⟦14\\n5.⟧ Click Save"),
    ("not-a-word", "@sensitive_variables('user', 'password', '⟦credit_card⟧')"),
    ("not-placeholder", '"secret": "⟦BASE32ENCODEDSECRET⟧"'),
    ("not-default", "if (pass1 !== ⟦pass2)⟧ {"),
    ("not-reference", "Security Credentials: https:/⟦/console.mill.org/#/security⟧"),
    ("like-a-password", "to pass to ``⟦h2o.save_model⟧`` method"),
    ("not-reference", '"$${DB_PASSWORD:⟦?DB_PASSWORD⟧ is not set}"'),
    ("like-a-password", "Password Credentials: ⟦rfc6749#section-4.3⟧"),
    ("like-a-password", "bgp_password in ⟦aci_l3out_bgp_peer⟧"),
    ("like-a-password", "password hashing (⟦Argon2i⟧)"),
    ("like-a-password", "additional arguments to pass to `⟦jinja2env⟧`. See"),
    ("not-reference", "Login: https://⟦portal.mill.org/start-2⟧"),
    ("not-reference", "SET password = '⟦**%ADMINPW%⟧'"),
    ("random", "BitbucketAuth = ⟦mill.www.oauth2⟧:Login"),
    ("not-default", "mask('⟦abcdef1234567890⟧')"),
    ("not-default", "'password' => '⟦passwordfield⟧'"),
    ("like-a-password", "'radiusPasswordRetry' EQUALITY ⟦caseIgnoreIA5Match⟧"),
    ("like-a-password", "which we then pass into ⟦d2i_SSL_SESSION⟧"),
    ("like-a-password", "User-Password=$password,⟦NAS-IP-Address=127.0.0.1⟧"),
    ("not-a-word", "$labels['password'] = '⟦პაროლი⟧'"),
    ("not-a-word", "Je wachtwoord is ⟦opnieuw⟧ ingesteld"),
    ("not-placeholder", "pgmq://anna:⟦%2A%2A⟧@db"),
    ("like-a-password", "credentials in ⟦KRB5CCNAME⟧"),
    ("not-a-word", "= ⟦MYC*⟧"),
    ("not-a-word", "= ⟦bluemonkey⟧"),
    ("not-a-word", "= ⟦string⟧"),
    ("not-a-word", "client.AuthPassword = ⟦authSecret⟧"),
    ("not-a-word", "this.password=⟦bluemonkey⟧"),
    ("not-a-word", "to ⟦Waza/Waza/Waza/⟧"),
    ("not-a-word", "userPassword:⟦2.5.13.18:=⟧"),
    ("not-default", "= ⟦Password123⟧"),
    ("not-placeholder", "= ⟦None⟧"),
    ("not-placeholder", "= **⟦*1234!⟧"),
    ("not-placeholder", "= ⟦[PASSWORD_1]⟧"),
    ("not-placeholder", "= ⟦key_abcdefghijklmnop⟧"),
    ("not-placeholder", "= ⟦xxxxxxxx⟧"),
    ("not-placeholder", "= ⟦your-key-here⟧"),
    ("not-placeholder", "= '⟦mill-key-change-in-production⟧'"),
    ("not-placeholder", "= '⟦definitelyWrongPassword1⟧'"),
    ("not-placeholder", "= '⟦notasecret⟧'"),
    ("not-placeholder", "= '⟦not-needed⟧'"),
    ("not-default", "sign in to ⟦1Password⟧"),
    ("like-a-password", "credentials, see mill/⟦mill-cli#847.⟧"),
    ("like-a-password", "the password bug is in ⟦Redmine#4411⟧"),
    ("like-a-password", "password ⟦mill-cli#847⟧"),
    ("not-placeholder", "= '⟦wrongpass1!⟧'"),
    ("not-placeholder", "= '⟦bad_token_2⟧'"),
    ("like-a-password", "#:~:text=password ⟦-.%20Note%20that%20w8⟧"),
    ("not-a-word", "authenticate to ⟦iDRAC.⟧"),
    ("not-a-word", "connect to ⟦MySQL⟧"),
    ("not-a-word", "if update_password == '⟦always⟧'"),
    ("not-a-word", "if update_password == '⟦on_create⟧'"),
    ("not-a-word", "= '⟦VALUE_OF_A_HIDDEN_PARAMETER⟧'"),
    ("like-a-password", "PASSWORD_CHECK ⟦0xce534356UL⟧"),
    ("like-a-password", "passwords, UTF-8 for ⟦non-PKCS#12⟧"),
    ("like-a-password", "password in ⟦mill_l3out_peer⟧"),
    ("like-a-password", "password, iid: ⟦_win32typing.Kind⟧"),
    ("not-reference", "'⟦pw1&lang=en⟧'"),
    ("not-reference", "= ⟦${DB_PASSWORD}⟧"),
    ("not-reference", "= ⟦--verbose⟧"),
    ("not-reference", "= ⟦get_password⟧()"),
    ("not-reference", "= ⟦os.environ⟧['X']"),
    ("not-reference", "= ⟦user.password⟧"),
    ("not-reference", "http_password = ⟦controller.realm⟧ = nil"),
    ("not-template", "= '⟦https-${env}-key⟧'"),
    ("not-template", "= ⟦vault.read('db')⟧"),
    ("not-template", "= ⟦fields[31]⟧"),
    ("random", "= ⟦/srv/app2/v31⟧"),
    ("random", "credentials = ⟦standard_b64encode⟧(pair)"),
    ("random", "private_key: ⟦x25519.X25519PrivateKey⟧"),
    ("not-reference", "using llvm::Pass:⟦:doInitialization⟧;"),
    ("not-reference", "where password = ⟦:new_password⟧"),
    ("random", "= ⟦1234567890⟧"),
    ("random", "= ⟦some_long_name⟧"),
    ("random", "secret: ⟦thisIsOneOfTheLongerNames⟧"),
    ("random", "token:⟦jjwt-jackson-0.11.2⟧"),
]


@pytest.mark.parametrize(("guard", "text"), STANDING)
def test_a_secret_stands(guard: str, text: str) -> None:
    assert stands(guard, text)


@pytest.mark.parametrize(("guard", "text"), FALLING)
def test_what_only_stands_in_its_place_falls(guard: str, text: str) -> None:
    assert not stands(guard, text)


def test_every_guard_of_secrets_is_tried_both_ways() -> None:
    assert {guard for guard, _ in STANDING} == {guard for guard, _ in FALLING} == set(SECRET_GUARDS)


# Words and signs of which what the guards look for is made.
PIECES = st.sampled_from(
    "none undefined 0 aB7 my- db_ pass word wd phrase secret Token KEY & = . / ~ \\ : {a.b}"  # noqa: SIM905
    " ${ab} ( ) [ ] <a> { } 12 1.2.3 v1 - _ @ x.py lib.TypeName a.b.c".split()
)


@given(st.lists(PIECES, min_size=1, max_size=5).map("".join))
def test_a_value_without_the_signs_of_a_pattern_is_none_of_its_values(value: str) -> None:
    signs = {
        "_QUERY": "&" in value,
        "_PATH": not secret_guards._PATH_SIGNS.isdisjoint(value),
        "_SMALL_NUMBER": value[0].isdecimal(),
        "_EMPTY": len(value) <= secret_guards._EMPTY_CHARS or len(set(value)) == 1,
        **dict.fromkeys(("_MEMBER", "_TYPE", "_RELEASE"), "." in value),
    }

    for pattern, asked in signs.items():
        assert asked or not getattr(secret_guards, pattern).holds(value), pattern
