"""Know what is written in place of a secret: words for one, and what everybody may know. Pure."""

from base64 import b64decode
from binascii import Error

from handrail.engine.pattern import compile_pattern

# Passwords of tutorials: hiding them helps nobody. Kept short: a real one may look like any word.
_DEFAULTS = frozenset(
    "postgres root admin administrator user username guest mysql mongo redis test tester testing"  # noqa: SIM905
    " default system sa demo login public private value string fixture vagrant passw0rd p@ssw0rd"
    " pa$$w0rd test123 test1234 1password bar admin123 hunter2 my-secret-pw redispw postgrespw"
    " p4ssw0rd 012345 123456 12345678 1234567890 abc123 qwerty letmein welcome s3cret s3cr3t"
    " sekret sekr3t testpw testpass p@ssword unused unsecure insecure changeit minioadmin nopass"
    " airflow drupal grafana jenkins joomla keycloak mariadb nextcloud rabbitmq tomcat wordpress"
    " zabbix r00tme tr0ub4dor&3 passed failed"
    # of the manuals of Kubernetes, MongoDB and MySQL
    " 1f2d1e2e67df 39528$vdg7jb s!b\\*d$zdsb= d1fficultp d1fficultp%40ssw0rd"
    " mynewpass mynewpass4! secret99".split()
)
# The examples of the standards themselves, which their readers copy: RFC 5849, 6749, 6750, 7617;
# OpenID; and the identifiers that Swagger, RFC 4122, Wikipedia and the standard library print.
_PUBLISHED = frozenset(
    "2YotnFZFEjr1zCsicMWpAA tGzv3JOkF0XG5Qx2TlKWIA SplxlOBeZQQYbYS6WxSbIA gX1fBat3bV"  # noqa: SIM905
    " czZCaGRSa3F0MzpnWDFmQmF0M2JW mF_9.B5f-4.1JqM SlAV32hkKG h480djs93hd8"
    " kkk9d7dh3k39sjv7 9djdj82h48djs9d2 dpf43f3p2l4k3l03 kd94hf93k423kf44 nnch734d00sl2jdk"
    " pfkkdhi9sl3r4s00 hh5s93j4hdidpola hdhd0244k9j7ao03 j49sk3j29djd dh893hdasih9"
    " 7Fjfp0ZBr1KtDRbnfVdmIw 3fa85f64-5717-4562-b3fc-2c963f66afa6"
    " 123e4567-e89b-12d3-a456-426614174000 123e4567-e89b-12d3-a456-426655440000"
    " 550e8400-e29b-41d4-a716-446655440000 f47ac10b-58cc-4372-a567-0e02b2c3d479"
    " f81d4fae-7dec-11d0-a765-00a0c91e6bf6 6ba7b810-9dad-11d1-80b4-00c04fd430c8".split()
)
# The UUIDs of documentation, by which tools fill their examples: RFC 4122 and 9562, Wikipedia, the
# README of uuid, Swagger, SwaggerHub and Redocly.
_PUBLISHED_UUIDS = frozenset(
    "f81d4fae-7dec-11d0-a765-00a0c91e6bf6 6ba7b810-9dad-11d1-80b4-00c04fd430c8"  # noqa: SIM905
    " 6ba7b811-9dad-11d1-80b4-00c04fd430c8 919108f7-52d1-4320-9bac-f847db4148a8"
    " 017f22e2-79b0-7cc3-98c4-dc0c0c07398f 550e8400-e29b-41d4-a716-446655440000"
    " 123e4567-e89b-12d3-a456-426614174000 123e4567-e89b-12d3-a456-426655440000"
    " f47ac10b-58cc-4372-a567-0e02b2c3d479 9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"
    " 3fa85f64-5717-4562-b3fc-2c963f66afa6 d290f1ee-6c54-4b01-90e6-d701748f0851"
    " 497f6eca-6276-4993-bfeb-53cbbbba6f08".split()
)
# "mypassword", "wrong_secret", "SuperSecretKey123": what documentation and tests call one. All of
# its words say that it is one, or of which kind; the number counts up from one.
_CALLED = compile_pattern(
    r"(?i)^(?:(?:my|our|the|some|any|your|user|test|testing|db|database|root|admin|secret|super"
    r"|very|strong|strongest|secure|safe|good|weak|bad|simple|plain|new|old|current|other|another"
    r"|wrong|right|correct|incorrect|valid|invalid|temp|temporary|initial|default|long|random"
    r"|unique|complex|app|api|auth|access|client|shared|jwt|session|cookie|encryption|signing"
    r"|webhook|private|dev|development|prod|production|refresh|bearer|first|second"
    r"|next|last|top)(?:[-_. ]|%20)?){0,6}"
    r"(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|key|credentials?|passwort|kennwort|senha"
    r"|contrase[nñ]a|clave|mot_?de_?passe|mdp|wachtwoord|has[lł]o|heslo|parola)"
    r"(?:[-_. ]?(?:here|value|string|[0-9]|12|123|1234|12345|123456))?[!.:)]?\z"
)
# One of these is in all that the patterns for what is called one know: asked first, it saves most
# values two questions.
_NOUNS = (
    *("pass", "pwd", "secret", "token", "key", "credential", "value", "string", "kennwort"),
    *("senha", "contrase", "clave", "mdp", "wachtwoord", "haslo", "hasło", "heslo", "parola"),
)
# "Your password" in the languages whose words for "your" and "my" begin a name like any other.
_OWNED = compile_pattern(
    r"(?i)^(?:votre|vos|ton|tes|mon|tu|su|mi|sua|seu|tua|teu|minha|meu|deine?|ihre?|meine?|jouw|uw|mijn"
    r"|twoj[ae]|moj[ae]|isi|ganti)[-_. ](?-i:\p{L}{3,})(?:[-_. ]\p{L}+)*\z"
)
# The letters and the digits in their order, by turns or in turn: nobody's machine made that.
_COUNTED = compile_pattern(
    r"(?i)a1b2c3d4|abc-?123-?(?:def|xyz|ghi)|abcd-?1234-?efgh|(?:^|[_-])xyz-?789"
    r"|^123456(?:7890?)?:abc|^abcdef0?123456(?:7(?:8(?:90?)?)?)?\z|0123456789abcd|^(?:01234567-89ab|12345678-90ab)-cdef-|fedcba9876|(?:deadbeef){2}|gezdgnbvgy3tqojq"
)
# "encrypted_value_123", "verification-token": words and joints, at last what it is, and a count.
_NAMED = compile_pattern(
    r"^[a-z]{2,}(?:[-_](?:[a-z]{2,}|[0-9]{1,3})){0,6}[-_](?:value|string|pass|password|passwd|pwd|secret|token|key)"
    r"(?:[-_]?(?:[0-9]|0[0-9]{1,2}|1[12]|123|1234|456|789|abc))?\z"
)
# "non-blank", "too-short", "not-the-right-one", "another-one": what a test says of a value. Nobody
# draws such words by dice: lists for that have none of the first; but people choose longer ones.
_SAID_OF = compile_pattern(
    r"^(?:non[-_][a-z]{1,12}|too(?:[-_][a-z]{1,12}){1,2}|not(?:[-_][a-z]{1,12}){1,4}"
    r"|(?:another|some|any)[-_](?:one|other|thing|value|word))\z"
)
# "optionpassword", "client1_password", "_DBPASSWORD_", "KEYSTONE_DBPASS": a word and what it is,
# all in one case, as the names of settings and of their templates are.
_SETTING = compile_pattern(
    r"^(?:[a-z]{2,20}[0-9]?_?(?:password|passwd|passphrase)[0-9]?"
    r"|passw(?:or)?d_?(?:field|input|box|label|prompt|hint|text|hash|reset|form|file)s?"
    r"|_{0,2}[A-Z]{2,}[A-Z0-9_]{0,24}(?:PASSWORD|PASSWD|_PASS|DBPASS|PASSPHRASE|_SECRET)_{0,2})\z"
)
# Kubernetes keeps every value in base64, the stand-ins of its documentation too. Longer ones are
# not what one or two words become.
_BASE64_CHARS = 64
_BASE64 = compile_pattern(r"^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\z")


def is_stand_in(value: str) -> bool:
    """Tell whether a value is one that documentation and fresh installations use."""
    if _is_written(value):
        return True
    plain = decoded(value)
    return bool(plain) and _is_written(plain)


def _is_written(value: str) -> bool:
    """Tell whether a value itself is one."""
    lower = value.lower()
    if lower in _DEFAULTS or value in _PUBLISHED or lower in _PUBLISHED_UUIDS:
        return True
    if any(noun in lower for noun in _NOUNS) and (
        _CALLED.holds(value) or _NAMED.holds(value) or _SETTING.holds(value)
    ):
        return True
    joined = "-" in value or "_" in value
    return _OWNED.holds(value) or _COUNTED.holds(value) or (joined and _SAID_OF.holds(value))


def decoded(value: str) -> str:
    """Return what a value is the base64 of, if that is a word or two."""
    if len(value) > _BASE64_CHARS or len(value) % 4 or not _BASE64.holds(value):
        return ""
    try:
        return b64decode(value).decode("ascii").strip()
    except (Error, UnicodeDecodeError):
        return ""
