"""Tell the language of clinics: Latin, Greek and short forms, the same everywhere. Pure."""

from handrail.engine.pattern import compile_pattern

# So many different ones are a record; one or two stand in any talk about health.
_SIGNS_LEAST = 3
# What generic names of drugs end in. Source: WHO, stem book for international nonproprietary names.
_DRUGS = (
    r"\p{L}{2,}(?:pril|sartan|olol|dipin[ea]?|statin[ea]?|xaban|parin[ea]?|cillin[ea]?|mycin[ea]?"
    r"|floxacin[oa]?|azol[eo]?|azepam|zolam|zolpidem|clon[ea]?|gliptin[ea]?|formin[ea]?|semid[ea]?"
    r"|thiazid[ea]?|triptylin[ea]?|oxetin[ea]?|talopram|tralin[ea]?|apin[ea]?|peridon[ea]?"
    r"|solon[ea]?|nisona|profen[eo]?|oxicam|trexat[eo]?|trexon[ea]?|zumab|ximab|tinib|pezil"
    r"|triptan|lukast|gliflozin[ea]?|tropium|grel[oa]r|dogrel|dronat[eo]?|tamivir|mantin[ea]?)"
)
# What names of illnesses and operations end in.
_ILLNESSES = (
    r"\p{L}{3,}(?:itis|itide|lithiasis|litiasis|lithiase|ektomi[ea]?|ectom(?:y|ie|ia|ía)|opath(?:y|ie)"
    r"|opatía|algie|algia|pleg(?:ie|ia|ía)|parese|paresis|ämie|kalaemia|kalemia|natremia|glycemia"
    r"|carcinoma?|karzinom|skopie|scop(?:y|ie|ia)|insuffizienz|cytose|penia|penie|thrombose|trombosi)"
)
# What they begin with.
_BEGINNINGS = (
    r"(?:pneumoni|influenza|ischä?a?e?mi|infar[ck]t|инфаркт|стентир|hypertoni|hypertens|hipertens"
    r"|ipertens|diabet|biops|fra[ck]tur|katheter|catheter|stent|delir|dement|obes|suizid|suicid"
    r"|epigastr|аторвастатин|тикагрелор|afa[zs]j|aphasi)\p{L}*"
)
# Short forms that mean nothing else, and doses.
_SHORT = (
    r"\b(?:GCS|MMSE|MMS|HbA1c|Hgb|Hb|WBC|CRP|INR|eGFR|ECG|EKG|MRI|MRT|IRM|HTN|HTA|HTO|NYHA|COPD"
    r"|KOLS|BPCO|EPOC|QRS|SpO2|PCI|CABG|N?STEMI|T2DM|DM2|PMH|NIV|BMI|SSRI|[A-TV-Z][0-9]{2}\.[0-9])\b"
    r"|\b[0-9][0-9.,]*[ ]?(?:mg|mcg|µg|mmol|mmHg|mg/dl|g/dl|g/L|UI/L|U/L)\b"
)
# What was measured of somebody, under the short names of many languages: a pressure, a saturation,
# a pain of ten. Nobody but who stands at a bed writes it, so one is enough.
_READINGS = compile_pattern(
    r"\b(?i:N?I?BP|RR|TA|PA|BT|blood pressure|blutdruck)[ :]{1,2}[0-9]{1,3}/[0-9]{1,3}\b"
    # words for a voltage too: what a heart can do, and no mains of 230/400
    r"|(?:^|[^\p{L}])(?i:bloeddruk|blodtry[ck]?k|verenpaine|vérnyomás|krevní tlak|tansiyon"
    r"|(?:tensión|tensão|tension|pressione|pressão|ciśnienie)(?: (?:arterial|artérielle|arteriosa"
    r"|tętnicze))?|артериальное давление|давление|ад)[ :]{1,2}"
    r"(?:[7-9][0-9]|1[0-9]{2}|2[0-4][0-9])/(?:[3-9][0-9]|1[0-4][0-9])\b"
    r"|\b(?i:sats|SpO2|BM|VAS|NRS|pain|glycémie)[ :]{1,2}[0-9]{1,3}(?:[.,/][0-9]{1,2})?\b"
)
# Two patterns: the sign behind a word is the one before the next.
_ENDINGS = compile_pattern(rf"((?i:{_DRUGS}|{_ILLNESSES}))(?:[^\p{{L}}]|$)")
_OTHERS = compile_pattern(rf"(?:^|[^\p{{L}}])((?i:{_BEGINNINGS}))|({_SHORT})")


def is_clinical(text: str) -> bool:
    """Tell whether a text has several words that hardly anybody but a clinic writes."""
    signs = {
        text[start:end].lower()
        for pattern in (_ENDINGS, _OTHERS)
        for start, end, *_ in pattern.spans(text)
    }
    return len(signs) >= _SIGNS_LEAST or _READINGS.holds(text)
