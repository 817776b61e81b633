"""What a program says in the place of a secret: expressions, names of fields, formats."""

import pytest

from engine.test_guards import stands

STANDING = [
    "password: ⟦Reed(&mill)?⟧",
    "otp - two passwords:\n⟦Kx7bcd9⟧ - of the router",
    "passwords\n⟦Kx7bcd9⟧ - of the router",
    "USER: anna\nPASS: ⟦Kx7bcd9⟧\nUSER: ben",
    "config.set('mill', 'password', '⟦bluemonkey⟧')",
    "row = ('anna', 'password', '⟦kx7bcd9⟧')",
    "password: ⟦%scale7⟧",
    "BYPASS: ⟦Kx7bcd9⟧\nPASS: second",
    "password: ⟦UID7:kx9⟧",
    "password = ⟦Kx7bcd9⟧)",
    "DB_PASSWORD=⟦River19*⟧",
    "password: ⟦staging-falcon-91⟧",
    'password = "⟦Maple{7}Gate⟧"',
    "password = '⟦bluemonkey⟧'",
    "password = '⟦blue_m0nkey7⟧'",
    "password = ⟦!Sommer26⟧",
    "password: ⟦zlip.mskqx⟧",
    "PASSWORD=⟦blue_monkey⟧",
    "api_key = '⟦0xa1b2c3d4e5f60718293a4b5c6d7e8f90⟧'",
    "token = ⟦XKQZ_8F2P_WVRT⟧",
    "password: ⟦-7Kxq99⟧",
    "define('DB_PASSWORD', '⟦bluemonkey⟧')",
    "('password', '⟦hdwmkrpf⟧')",
    "password: '⟦horse-ladder-tunnel⟧'",
    "authorization: Basic ⟦YW5uYTpLeDdiY2Q5⟧",
    "clientSecret: '⟦3f9a0c77-51de-4b0e-9f6a-22b1c0d4e8aa⟧'",
    "password = '⟦a[1:xQ9⟧'",
    "password = '⟦mill:8080x⟧'",
    "password = '⟦TestSourcePassword⟧'",
    "authorization: Basic ⟦bWlsbC1jbGllbnQ6⟧",
    "password = '⟦5/Kxq9⟧'",
    "password = '⟦mill.gate:Kx7!⟧'",
    "password: ⟦4071503⟧",
    "password: '⟦864000⟧'",
    "password = ⟦qG9eNrpaPC8kCUwmwH8vvZ0tiw7bbqMbceH=⟧",
    "password = '⟦12*kastanie⟧'",
    "password = '⟦Summer-Password⟧'",
    "password = ⟦Kx7_bc⟧, ssl=True",
    "rows = [('login', 'anna'), ('password', '⟦bluemonkey⟧')]",
    "password = '⟦16-bitternut⟧'",
    "password = '⟦argon77⟧'",
    "password = '⟦a)sommer7⟧'",
    "password = ⟦mill==x7?⟧",
]
FALLING = [
    "otp - make passwords\n⟦cisco7crack⟧ - crypt passwords",
    "PASS: ⟦gdb.base/run-2.exp:⟧ it stops",
    "for name in ('grant_type', 'password', '⟦scope⟧'):",
    "fields = ['email',\n    'new_password', '⟦role⟧']",
    "密碼 ⟦\uff1a「%s⟧",
    "login_name:passwd:UID:⟦GID:user_name:directory:shell⟧",
    "secret = ⟦_base62_encode(⟧\n    number)",
    "let token = ⟦generate_token(&secret_key)?⟧;",
    "PASS: ⟦test-alignof2⟧\nXFAIL: test-alloca",
    "FAIL: test-areadlink\nPASS: ⟦test-areadlinkat⟧\n",
    "account:password:⟦UID:GID:GECOS:directory:shell⟧",
    "secret = ⟦keypair[:32]⟧",
    "token = ⟦value[len:-1]⟧",
    "password_regex = '(?i)(?:password:⟦)|(?:passphrase⟧ for key)'",
    "token = '⟦Mill-Cloud-{0}-{1}⟧'.format(a, b)",
    "CHANGE_PASSWORD = '⟦v1/users/{}/password⟧'",
    "token: '⟦)?[a-zA-Z0-9_⟧]+'",
    "PrivateKey = ⟦mill_tls.hpke.MLKEM768X25519PrivateKey⟧",
    "var token = ⟦jwt.sign({_id:⟧ user._id}, config.secrets.session, {",
    "password: ⟦V({key-mgmt:⟧ wpa-psk}",
    "check(itemIndex, ⟦binaryPropertyName)⟧;",
    "Decho('x', ⟦'~'.expand(⟧'y'))",
    "set_pass = '⟦storage-systems/%s/passwords⟧'",
    ":type passphrase: ⟦:py:data:⟧`bytes`",
    "('http', 'user', 'password', '⟦localhost:22⟧')",
    "('user@mill.org:Pass', '⟦www.mill.org:080⟧')",
    "Authorization: ⟦AWS4-HMAC-SHA256⟧ Credential=x",
    "private_key: ⟦keys/private_key_2-old.pem⟧",
    "def connect(self, ⟦host=''⟧, user='', passwd=''):",
    "input.password = ⟦!!options.password⟧",
    "if (!a.access_token || ⟦!response.instance_url)⟧ {",
    "{'CREDENTIALS': ⟦credfile.name}):⟧",
    "'Value': ⟦module.params[⟧'password'",
    "pass: ⟦credentials!.privateApiKey⟧ as string",
    "modify(checkid, ⟦paused=True)⟧",
    "NO_PASSPHRASE: Final = ⟦-2144272216⟧",
    "PASSWORD_CHECK ⟦0xce534356UL⟧",
    "passphrase they will pass to ⟦crypt_*.⟧",
    "certificate, key, password = ⟦pfx_cert⟧",
    "'token': ⟦TEST_DATA_BASE64⟧,",
    "CHAP_PASSWORD = '⟦chapPassword⟧'",
    "'proxyPassphrase': '⟦proxy_passphrase⟧'",
    "if (kind === '⟦forceChangePasswordNextSignIn⟧')",
    "accessor('getPassword', '⟦setAccessor⟧')",
    "('state', ('password', '⟦keytab_path⟧'), True)",
    "AUTH_SECRET = '⟦a-test-auth-secret-that-is-long-enough-32⟧'",
    "SECRET_KEY = '⟦mill-super-secret-key-2024⟧'",
    "authorization: Basic ⟦dXNlcjpwYXNzd29yZA==⟧",
    "'password': ⟦864000⟧,",
    "'reset_password': '⟦20/m/ip,5/m/key⟧'",
    "'reset_password': '⟦5/hour⟧'",
    "shared-password = '⟦mill.authenticators.shared:SharedAuthenticator⟧'",
    "URL_TOKEN = '⟦realms/{realm-name}/protocol/token⟧'",
    "radtest USER PASSWORD ⟦127.0.0.1:18120⟧ 0",
    "the new password, which is ⟦utf-16⟧",
    "converts the password to ⟦16-byte⟧ form",
    "NT-Password: ⟦rfc2759⟧ (prep=MS)",
    "passwd = ⟦1*SAFE⟧ ; up to 255 octets",
    "PASSWORD = '⟦CHAP-Password⟧'",
    "token_header = '⟦X-Auth-Token⟧'",
    "if (!c->secret || ⟦!*c->secret)⟧ {",
    "if (!c->password || ⟦!*c-⟧>password) {",
    "self.credentials = ⟦pygit2.Keypair(*keypair_params)⟧",
    "load(passphrase=⟦pkcs12_passphrase⟧, check=True)",
    "password=⟦user1_pwd⟧, check=True",
    "<vcenter-password> ⟦esxi_hosts=⟧'[esxi-1, esxi-2]'",
    "_sensitive = ('userpassword', '⟦unicodepwd⟧')",
    "'postgres://db_user:%(secret:⟦db_password)s@db_host⟧'",
    "change the password hash to ⟦argon2⟧ (was bcrypt)",
    "encode the password to ⟦base64.⟧",
    "password = password.encode('⟦ascii⟧')",
    "password = text.decode('⟦iso-8859-1⟧')",
    "password = ⟦pass==null?gpass⟧ : pass;",
    "keys = ('name', 'device', 'password', '⟦options⟧')",
    "'2.16': ('2.16', CONTROL, 'Simple password', '⟦NOVELL⟧'),",
]


@pytest.mark.parametrize("text", STANDING)
def test_a_value_that_no_program_computes_stands(text: str) -> None:
    assert stands("not-code", text)


@pytest.mark.parametrize("text", FALLING)
def test_an_expression_or_a_name_falls(text: str) -> None:
    assert not stands("not-code", text)


@pytest.mark.parametrize("value", ["Walnut_3x", "wal!nuts", "k4stanie", "XkqvPzrWtgJm"])
def test_a_word_with_a_digit_or_a_sign_and_letters_of_chance_are_mixed(value: str) -> None:
    assert stands("mixed", f"login('anna', '⟦{value}⟧')")


@pytest.mark.parametrize("value", ["environment", "my-word", "Some.Name", "123456"])
def test_words_with_joints_and_numbers_are_not_mixed(value: str) -> None:
    assert not stands("mixed", f"login('anna', '⟦{value}⟧')")
