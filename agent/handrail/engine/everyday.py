"""Hold everyday texts and values, on which a pattern of the policy is tried before it is believed.

None of them is worth holding, and there is one of every kind.
"""

TEXTS = (
    "Could you make this paragraph shorter and a little friendlier, please?",
    "Thanks for coming on Tuesday. The next meeting is on 2026-03-14 at 10:30 in room 4.",
    "def total(items: list[int]) -> int:\n    return sum(item for item in items if item > 0)",
    "SELECT name, count(*) FROM visits WHERE day >= '2026-01-01' GROUP BY name ORDER BY 2 DESC;",
    "Traceback (most recent call last):\n  File \"main.py\", line 12, in <module>\nKeyError: 'id'",
    "fruit,price,stock\napple,1.20,300\npear,0.95,120\nplum,2.10,80",
    "Wie schreibe ich eine höfliche Absage auf Deutsch, ohne dass sie kalt klingt?",
    "Pouvez-vous résumer ce chapitre en trois phrases, avec un exemple simple ?",
    "¿Cuál es la diferencia entre estos dos verbos? Pon un ejemplo de cada uno.",
    "この文章をもっと自然な日本語に直してください。",
    "https://www.example.org/articles/how-to-bake-bread?lang=en#step-2",
    "npm run build && npm test -- --watch=false",
    '{"theme": "dark", "fontSize": 14, "plugins": ["spell", "outline"]}',
    "The quick brown fox jumps over the lazy dog. 1234567890",
    "# Shopping\n- [ ] 2 l milk\n- [x] bread\n- [ ] 500 g flour",
    "Dear team,\n\nplease find attached the notes of last week.\n\nKind regards",
)

VALUES = (
    *("a", "42", "info@example.org", "Blue Harbour", "+1 555 0100", "2026-03-14", "0x7f"),
    *("correct horse", "10.0.0.7", "ÄÖÜ-1", "a/b\\c", "{x: 1}"),
)
