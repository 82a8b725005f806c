"""Words around the names of persons: titles, functions, bodies, the small words inside a name.

All in lower case and without diacritics. They decide what in a field is a name and what is a function
("wethouder", "elk college"), and how much of a text belongs to a name that was found in it.
"""

from __future__ import annotations


def words_of(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


PARTICLES = words_of(
    "van de der den het ten ter te t s d v vd op in aan bij onder uit over voor von vom zu zur la le les"
    " du di da dal dos das del della el al bin ibn ben mac mc san st"
)
"""Tussenvoegsels. They belong to a name and are never one by themselves."""

CIVIL = words_of(
    "mevrouw mevr mw mej mejuffrouw juffrouw dhr heer hr hee meneer mijnheer mr mrs ms miss sir madam dr"
    " drs ir ing prof professor jhr jonkheer jkvr ds dominee mag bc lic em"
)
"""Titles that say no more than how a person is addressed: they go with the name."""

SPOKEN = words_of(
    "wethouder burgemeester raadslid secretaris gemeentesecretaris griffier raadsgriffier gedeputeerde"
    " voorzitter dagvoorzitter minister staatssecretaris directeur dijkgraaf alderman mayor councillor"
    " chair chairman chairwoman"
)
"""Functions by which a person is addressed, so that even a name in lower case behind one is a name."""

_FUNCTIONS = words_of(
    "deelnemer deelnemers deelneemster gast gasten spreker sprekers spreekster inleider notulist"
    " assistent assistente facilitator gespreksleider begeleider host hosts guest speaker participant"
    " participants reporter terugkoppelaar trekker eigenaar iedereen allen ieder elk elke alle wij ons we"
    " all each every everyone everybody us nobody niemand expert hoofd lid leden member members manager"
    " head officer advisor adviser clerk secretary minister inwoner inwoners bewoner bewoners ondernemer"
    " ondernemers burger burgers buurvrouw buurman arts huisarts jurist student leerling docent leraar"
    " portefeuillehouder collegelid bestuurder bestuurders politicus fractie fractievoorzitter"
    " kwartiermaker programmamaker controller penningmeester ontwerper planner laptop scherm tafel table"
    " host1 kamer zaal assistant schrijver verslaglegger verslaggever editor redactie redacteur beheerder"
    " admin root user gebruiker test demo moderator moderatoren presentator projectleden"
)
_FUNCTION_ENDINGS = (
    "secretaris", "adviseur", "adviseurs", "leider", "leiders", "manager", "managers", "voorzitter",
    "voorzitters", "moderator", "medewerker", "medewerkers", "regisseur", "ambtenaar", "ambtenaren",
    "directeur", "directeuren", "coordinator", "werker", "werkers", "raadslid", "raadsleden", "wethouder",
    "wethouders", "burgemeester", "burgemeesters", "griffier", "griffiers", "kundige", "deskundige",
    "houder", "begeleider", "consulent", "inspecteur", "commandant", "trainer", "analist", "specialist",
    "strateeg", "econoom", "architect", "intendant", "ambassadeur", "vertegenwoordiger", "afgevaardigde",
    "gedeputeerde", "bestuurder", "bestuurslid", "commissielid", "collegelid", "secretarissen", "planoloog",
    "notulist", "facilitator", "alderman", "aldermen", "councillor", "councillors", "mayor", "mayors",
    "director", "chair", "chairman",
)  # fmt: skip

_BODIES = words_of(
    "gemeente gemeenten gemeentes gemeentebestuur provincie waterschap ministerie rijk college colleges"
    " raad raden gemeenteraad gemeenteraden bestuur besturen dagelijks algemeen secretariaat bureau dienst"
    " diensten stichting vereniging bedrijf bedrijven team teams groep groepen werkgroep stuurgroep"
    " projectgroep projectteam kerngroep regiegroep regiekamer regio regiobureau directie afdeling griffie"
    " commissie corporatie corporaties woningcorporatie woningcorporaties partij partijen fractie kabinet"
    " overleg platform netwerk zorginstelling school scholen politie ggd vng municipality municipalities"
    " province council councils board committee office department ministry foundation association group"
    " company region secretariat steering working organisation organisatie organisaties college's"
    " instituut universiteit bestuurlijke bestuurlijk ambtelijke ambtelijk"
)
_BODY_ENDINGS = (
    "groep", "team", "bureau", "dienst", "raad", "college", "secretariaat", "overleg", "commissie",
    "stichting", "vereniging", "corporatie", "bestuur", "kamer", "instelling", "organisatie", "bedrijf",
    "regio",
)  # fmt: skip

GIVEN = words_of(
    "jan piet kees klaas henk hans peter paul marc johan johannes cornelis willem gerrit hendrik jacob"
    " dirk arie wim ton theo frank rob robert erik eric martin michel marcel ronald richard rene bart bas"
    " jeroen sander mark maarten thomas tim tom daan lucas luuk stijn ruben lars jesse niels rick rik"
    " dennis patrick edwin arjan wouter pieter bert ben leo joop jaap cor aad ad gert sjaak mohamed"
    " mohammed ahmed ali mustafa mehmet maria anna johanna cornelia elisabeth wilhelmina anne marie els"
    " ellen ingrid marijke monique petra karin linda esther saskia sandra mirjam yvonne annemarie marleen"
    " marjolein sanne lisa lotte emma julia eva sophie fleur iris femke anouk kim laura nicole chantal"
    " wilma ria truus greet nel annie jannie jolanda astrid margriet trudy tineke hanneke joke ineke"
    " fatima aisha samira nadia khadija john james david michael william mary susan jennifer karen helen"
    " emily"
)
"""Common given names, to know one that stands alone or was typed without a capital."""

COMMON = words_of(
    "wil will mei juni june april augustus august may mark door bij op in aan ver los hoe wie wat dan"
    " toen nu niet wel om als al te zo is was en of het de een veel weinig groot klein lang kort goed mooi"
    " jong oud rijk arm nieuw vast stil sterk zwart wit rood groen blauw bruin grijs dag morgen hoop storm"
    " roos lot bos berg veld wolf vos haan ham hof brand stam mens kind hart snel haar ook bas art wim"
    " grace hope joy faith pat bill rob sue jet pleun fee bo kaat"
)
"""Names that are words as well: at the beginning of a sentence nobody can tell which."""

USUAL = words_of(
    "nederland nederlands nederlandse nederlander nederlanders europa europees europese holland zuid"
    " noord oost west drechtsteden randstad den haag brussel tweede eerste kamer staten wmo jeugdwet"
    " omgevingswet participatiewet gr ggd vng bzw maandag dinsdag woensdag donderdag vrijdag zaterdag"
    " zondag januari februari maart april mei juni juli augustus september oktober november december"
    " monday tuesday wednesday thursday friday saturday sunday january february march may june july august"
    " october excel word powerpoint teams outlook google internet covid corona ik i u uw ja nee yes no ok"
    " oké english dutch europe european netherlands"
)
"""Words that have a capital in the middle of a sentence and are no names of persons."""


def is_function(word: str) -> bool:
    """Whether a word says what somebody does: "wethouder", "beleidsadviseur", "facilitator"."""
    return word in SPOKEN or word in _FUNCTIONS or word.endswith(_FUNCTION_ENDINGS)


def is_body(word: str) -> bool:
    """Whether a word says that no single person is meant: "college", "werkgroep"."""
    return word in _BODIES or (len(word) > 6 and word.endswith(_BODY_ENDINGS))
