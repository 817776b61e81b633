"""What stands where a secret would in everyday pastes: references, placeholders, types, labels."""

import pytest

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.words import Action, Confidence
from handrail.local.builtin import builtin_rules, starter_policy

WHERE = Destination("chat.invalid")
# ruff: noqa: E501 -- lines of configuration and code, as they are pasted
HARMLESS = [
    'resource "aws_db_instance" "x" {\n  username = "mill"\n  password = var.db_password\n}',
    "password = data.aws_secretsmanager_secret_version.db.secret_string",
    "password = random_password.db.result",
    "env:\n  TOKEN: ${{ secrets.GITHUB_TOKEN }}\n  NPM_TOKEN: ${{ secrets.NPM_TOKEN }}",
    '@Value("${db.password}")\nprivate String dbPassword;',
    "POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:-postgres}",
    "- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: db\n      key: password",
    'password: "{{ vault_db_password }}"',
    "password: {{ .Values.db.password | quote }}",
    '"password": {"type": "string", "format": "password", "minLength": 12}',
    "CREATE TABLE users (id INT, email VARCHAR(255), password VARCHAR(255) NOT NULL, token CHAR(64));",
    'parser.add_argument("--password", help="the password to use", default=None)',
    'parser.add_argument("--token", type=str, required=True, help="API token from the settings page")',
    'const [password, setPassword] = useState("");',
    '<input type="password" name="password" placeholder="Enter your password" autocomplete="current-password">',
    'if (password !== confirmPassword) { setError("passwords do not match"); }',
    'expect(screen.getByLabelText("Password")).toBeInTheDocument();',
    '{"login.password": "Passwort", "login.forgot": "Passwort vergessen?", "login.token": "Token"}',
    'curl -H "Authorization: Bearer <YOUR_TOKEN>" https://api.mill.org/v1/me',
    'curl -H "Authorization: Bearer $TOKEN" https://api.mill.org/v1/me',
    'curl -u "$USER:$PASS" https://api.mill.org',
    "curl -u username:password https://api.mill.org",
    'tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")',
    'max_tokens=4096, temperature=0.2, model="gpt-4o-2024-08-06"',
    'next_page_token = response.get("nextPageToken")',
    'const key = crypto.createHash("sha256").update(password).digest("hex");',
    'api_key = get_secret("prod/openai/api_key")',
    'openai.api_key = os.getenv("OPENAI_API_KEY")',
    "client = Anthropic(api_key=settings.anthropic_api_key)",
    "secret_key = Fernet.generate_key()",
    "SECRET_KEY=change-me-in-production",
    'SECRET_KEY = "your-secret-key-here"',
    "JWT_SECRET=supersecretjwtkeyforlocaldevelopment",
    "password: hunter2 # not a real one",
    "password123 is the example used in the docs",
    'PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]',
    "password_reset_token_expires_in: 3600",
    'token_url = "https://auth.mill.org/oauth2/token"',
    "secretName: mill-tls-certificate-2026",
    "imagePullSecrets:\n  - name: regcred",
    "git clone git@github.com:mill/shop.git",
    "postgres://localhost:5432/shop",
    "postgres://user:password@localhost:5432/shop",
    "mongodb://root:example@mongo:27017/",
    "redis://default:redispw@localhost:6379",
    "amqp://guest:guest@localhost:5672/",
    "jdbc:postgresql://localhost:5432/shop?user=postgres&password=postgres",
    "Server=localhost;Database=shop;Trusted_Connection=True;",
    "the access token has expired, please refresh it",
    'Error: invalid password for user "postgres" (28P01)',
    'FATAL: password authentication failed for user "mill_app2"',
    "login: anna / group: staff",
    "Failed password for invalid user admin123 from 203.0.113.7 port 52144 ssh2",
    "2026-11-21T09:12:44Z INFO auth: token refreshed for session 8f3a2b1c",
    "vault kv get -field=password secret/mill/db",
    "export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id db)",
    'echo -n "$PASSWORD" | base64',
    "docker run -e POSTGRES_PASSWORD=mysecretpassword -d postgres",
    "mysql -u root -p",
    "psql -h db -U mill -W shop",
    "passwd: password updated successfully",
    "Bitte Passwort mit mind. 8 Zeichen, 1 Ziffer und 1 Sonderzeichen wählen.",
    "Die PIN finden Sie im Brief vom 12.03.2026.",
    "Passwort-Richtlinie V2.1 (gültig ab 01.01.2026)",
    "BIP-39 wallets use 12 or 24 words from a list of 2048 words.",
    "kubectl create secret generic db --from-literal=password=$PW",
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ntype: Opaque\nstringData:\n  password: "${DB_PASSWORD}"',
    "ENV NODE_ENV=production TOKEN_TTL=3600",
    "interface User { id: string; password: string; token?: string | null }",
    "func Login(ctx context.Context, username, password string) (*Token, error) {",
    "def check_password(self, raw_password: str) -> bool:",
    "private readonly passwordEncoder: PasswordEncoder,",
    'val token = prefs.getString("auth_token", null)',
    'localStorage.setItem("token", response.data.token);',
    "headers: { Authorization: `Bearer ${token}` }",
    "Set-Cookie: theme=dark; Path=/; Max-Age=31536000",
    "Cookie: _ga=GA1.2.1234567890.1700000000; theme=dark",
    'session.get("https://mill.org/api?page=2&sort=asc&key=name")',
    "The secret to good bread is time: let it rest for 12 hours.",
    "key: value\nname: secret-santa-2026\ntoken: none",
    "My password manager generated it, so I do not know it.",
    "Passwords like Summer2024 are easy to guess.",
    "Username: demo Password: demo",
    "admin/admin is the default login",
    "auth: {type: oauth2, flow: authorizationCode}",
    "OPENAI_API_KEY=sk-...\nANTHROPIC_API_KEY=sk-ant-...",
]


@pytest.mark.parametrize("paste", HARMLESS)
def test_what_only_stands_in_place_of_a_secret_is_let_through(paste: str) -> None:
    verdict = judge(Content(paste), WHERE, starter_policy(), builtin_rules())

    secrets = [
        finding.rule
        for finding in verdict.findings
        if finding.category == "secret" and finding.confidence is not Confidence.LOW
    ]
    assert not secrets
    assert verdict.action is not Action.BLOCK
