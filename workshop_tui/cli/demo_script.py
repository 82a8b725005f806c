"""What is said on the day that `demo` plays: made up for the purpose, in Dutch, as the day was."""

from __future__ import annotations

from workshop_tui.domain.notes import NoteKind

_R, _A, _C, _Q, _O = (
    NoteKind.REACTION,
    NoteKind.ADDITION,
    NoteKind.CONTRADICTION,
    NoteKind.QUESTION,
    NoteKind.APPEAL,
)

PITCHES = {
    "Alblasserdam": "Samenwerken ja, maar laat ruimte voor wat in een dorp anders gaat dan in een stad.",
    "Dordrecht": "De grootste gemeente wil verantwoordelijkheid nemen, en vraagt daar vertrouwen voor terug.",
    "Hardinxveld-Giessendam": "Begin bij de inwoner en niet bij het organogram.",
    "Hendrik-Ido-Ambacht": "Wat goed loopt hoeft niet over; wees precies over wat knelt.",
    "Papendrecht": "Eerst het gesprek over hoe we met elkaar omgaan, dan pas over de vorm.",
    "Sliedrecht": "Onze raad wil kunnen uitleggen waar het geld naartoe gaat.",
    "Zwijndrecht": "Het succes van vandaag: één ding waarvan we morgen afscheid durven nemen.",
}
"""A note per organisation, in its pitch of the morning."""

TABLES: dict[int, tuple[tuple[tuple[NoteKind, str], ...], ...]] = {
    1: (
        (
            (_R, "Wijkteams weten beter dan wij wat er in een straat speelt."),
            (_R, "Drie grote taken tegelijk erbij: dat werkt nog steeds door in de begroting."),
        ),
        (
            (_A, "Lokale kleur mag, zolang de toegang voor inwoners overal gelijk blijft."),
            (_Q, "Wie bepaalt wanneer een verschil nog uit te leggen is?"),
        ),
        (
            (_C, "Te veel verschil maakt de uitvoering duur en het werk van de consulent onmogelijk."),
            (_A, "Zet de ervaringen van cliëntenraden naast de cijfers."),
        ),
        (
            (_A, "Werk met proeftuinen: klein beginnen, samen leren, dan pas breed."),
            (_O, "Maak ruimte voor elkaars talent in plaats van elkaars tekorten te tellen."),
        ),
    ),
    2: (
        (
            (_R, "Zelfstandig willen zijn en toch schaal nodig hebben: dat is geen tegenstelling."),
            (_R, "Wie bij elk conflict wegloopt, houdt geen buren over."),
        ),
        (
            (_A, "Een sterke stad trekt banen aan waar de hele regio van leeft."),
            (_C, "Nu voelt het soms alsof de stad de regels maakt en de rest tekent."),
        ),
        (
            (_A, "Spreek belangen hardop uit voordat er een voorstel ligt."),
            (_Q, "Wat levert het een kleine gemeente op, in één zin?"),
        ),
        (
            (_A, "Gun elkaar eens iets zonder meteen de rekening erbij te leggen."),
            (_O, "Breng de scherpte terug aan tafel, ook als het schuurt."),
        ),
    ),
    3: (
        (
            (_R, "Beleid en uitvoering uit elkaar trekken kost meer dan het oplevert."),
            (_R, "Maatwerk is duurder; dat is een keuze, geen ramp."),
        ),
        (
            (_A, "Laat per voorziening zien wat het gezamenlijke deel kost en wat het eigen deel."),
            (_C, "Wie alleen de krenten kiest, laat anderen met de pap zitten."),
        ),
        (
            (_A, "Spreek een basispakket af met een kaart van keuzes daarbovenop."),
            (_Q, "Hoe leggen we dit uit aan een raad die net bezuinigd heeft?"),
        ),
        (
            (_A, "Zakelijk rekenen en vertrouwen gaan samen als de cijfers open zijn."),
            (_O, "Eén rekenmodel, door alle zeven gemeenten nagerekend."),
        ),
    ),
    4: (
        (
            (_R, "Niet elke beslissing hoeft door zeven colleges; wel elke koers."),
            (_R, "De raad hoort het nu te laat om nog bij te sturen."),
        ),
        (
            (_A, "Een vast moment per jaar waarop raden samen de richting bespreken."),
            (_C, "Nog een overleg erbij maakt niemand sterker."),
        ),
        (
            (_A, "Haal uit de politiek wat daar niet hoort: het meeste gaat gewoon goed."),
            (_Q, "Welke portefeuillehouder mag namens de anderen knopen doorhakken?"),
        ),
        (
            (_A, "Aanvaard dat ieder model ergens wringt; kies waar het het minst kwaad doet."),
            (_O, "Zeg wij, en handel ernaar."),
        ),
    ),
}
"""Per table the notes of each round."""

WALL = (
    (NoteKind.COMPLAINT, "De stukken kwamen te laat om ze nog met de fractie te bespreken."),
    (NoteKind.COMPLAINT, "Te weinig stopcontacten in de zaal."),
    (NoteKind.WISH, "Volgende keer ook de uitvoerders zelf aan het woord."),
    (NoteKind.WISH, "Een halve dag in een wijkcentrum in plaats van in een zaal."),
    (NoteKind.COMPLIMENT, "Eindelijk mét elkaar gesproken in plaats van over elkaar."),
    (NoteKind.COMPLIMENT, "Strak geleid en toch ruimte om door te praten."),
)

SYNTHESIS = (
    "Trots op wat er staat, en breed de roep om verandering: bewaren wat goed is, eerlijk zijn over de rest."
)
REFLECTION = "De gesprekken waren open en raakten de kern; de inhoud voorop, de vorm volgt."
SECOND_PITCHES = {
    "Dordrecht": "Wil de varianten naast elkaar uitgewerkt zien, met de gevolgen erbij.",
    "Papendrecht": "Vraagt tijd om het gesprek met de eigen raad te voeren.",
    "Zwijndrecht": "Ziet het meest in aanpassen van wat er al is.",
}

AGREEMENTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Een impressie van deze dag gaat naar alle deelnemers.", ("secretariaat",), "28 februari 2020"),
    ("De uitleg over de samenwerkingsvormen wordt nagestuurd.", ("gemeentesecretaris Dordrecht",), ""),
    (
        "Ieder college bespreekt met de eigen raad waar de stip op de horizon ligt.",
        ("elk college",),
        "voor de volgende conferentie",
    ),
    (
        "De portefeuillehouders werken uit wat lokaal maatwerk inhoudt.",
        ("portefeuillehouders sociaal domein",),
        "2 april 2020",
    ),
    ("De volgende bijeenkomst wordt voorbereid met twee raadsleden als klankbord.", (), ""),
)
"""Text, owners, due. The last ones lack something, as they do in life."""
