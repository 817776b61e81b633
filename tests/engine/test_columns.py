"""The name a value is filed under, in tables and records of all kinds."""

import pytest

from handrail.engine.columns import column_of, heads_of, in_words, key_of, split_row


def over(text: str) -> str | None:
    return column_of(text, heads_of(text, 0), 0, text.index("123"))


def filed(text: str) -> str:
    return key_of(text, 0, text.index("123"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("socialSecurityNumber", "socialSecurityNumber social Security Number"),
        ("tax_id", "tax_id tax id"),
        ("ssn", "ssn"),
        ("SSNNumber", "SSNNumber SSN Number"),
    ],
)
def test_a_name_of_several_words_is_told_in_words(name: str, said: str) -> None:
    assert in_words(name) == said


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("name,ssn\nA B,123", "ssn"),
        ('name,address,ssn\n"B, A","1, Mill Lane",123', "ssn"),
        ("name;ssn\nA;B\nC;123", "ssn"),
        ("name\tssn\nA\t123", "ssn"),
        ("| name | ssn |\n| --- | --- |\n| A | 123 |", "ssn"),
        ("People we know\nname,ssn\nA,123", "ssn"),
        ("ssn,name\n123,A", "ssn"),
        ("Name      SSN    City\nLena      123    Graz", "SSN"),
        ("Name          Steuer-ID\nLena    123456789012", "Steuer-ID"),
        ("Name   CNIC   Status\nKaren Whitfield-Jones   123   active", "CNIC"),
        ("Name   CNIC   Status\nKaren Whitfield-Jones   123", "Status"),
        ("name,ssn\r\nA,123", "ssn"),
        ("one line\nand 123", None),
        ("Dear all, hello\n123 it is", None),
    ],
)
def test_the_head_of_the_column(text: str, head: str | None) -> None:
    assert over(text) == head


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"taxId": "123"', "taxId tax Id"),
        ("steuer_id = 123", "steuer_id steuer id"),
        ("Patientennr.: 123", "Patientennr"),
        ("<nationalId>123", "nationalId national Id"),
        ('"ssns": ["9", "8", "123', "ssns"),
        ('{"columns": ["name", "ssn"], "rows": [["A", 123', "ssn"),
        ("INSERT INTO p (name, bsn) VALUES ('A, B', '123", "bsn"),
        ("insert into p (bsn, name) values (9, 'A'), (123", "bsn"),
        ("<table><tr><th>Name</th><th>SSN</th></tr><tr><td>A</td><td>123", "SSN"),
        ("he said (123", ""),
        ("see [123", ""),
        ("<td>123", ""),
        ("<table><tr><td>123", ""),
        ("<table><tr><th>N</th></tr><tr><td>A</td><td>123", ""),
        ("only 123", ""),
        ("<td>Passport no</td><td>123</td>", "Passport no"),
        ("<tr><th><b>Bank account</b></th>\n<td><p>123", "Bank account"),
        ('{"número_de_pasaporte": "123"}', "número_de_pasaporte número de pasaporte"),
        ('{"תעודת_זהות": "123"}', "תעודת_זהות תעודת זהות"),
    ],
)
def test_the_key_of_a_record_array_statement_or_cell(text: str, key: str) -> None:
    assert filed(text) == key


def test_a_separator_inside_quotation_marks_is_a_part_of_the_cell() -> None:
    assert split_row('1,"a, b",c', ",") == ["1", "a, b", "c"]
