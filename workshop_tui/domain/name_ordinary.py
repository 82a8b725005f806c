"""Surnames and given names that are words as well: in lower case they are the word, and a longer word that
begins with one is no name. All folded, as in `name_words`."""

from __future__ import annotations

from workshop_tui.domain.name_words import COMMON, GIVEN, PARTICLES, is_function, words_of
from workshop_tui.domain.person_names import Person

ORDINARY = COMMON | words_of(
    "abel akker amber an angel anker appel arend baan baars baker bakker balk barker baron beek beeld beer"
    " ben bergen bever bishop black blank bloem blok blom bode boer boog boom boon boot borst bosch bout"
    " bouwer braam brandt breed bridge brink broek broer broers bron brouwer brown brug buis bult buren burg"
    " burger butler buur carpenter carter chris christen church clark clerk cook cooper cross daal dam day"
    " dean deken dekker dijk dijken dijker don donker doorn dorp draad drager drost drukker duif duin duits"
    " duivel els ende engel engels esch field fields fietser fisher fleur floor flora ford forest fox frank"
    " frans gans gardener geluk gerst geus glas glover gold good goud graaf graf grant gras gray green grey"
    " groene groenen groener groote guus haag haas hagen hall hamer hardy haven hazel heide heijde helder"
    " hemel hengst herfst hertog heuvel heuvels hill hoek hoeker hoeve hoeven holmes hond hondt hoog hooge"
    " hoogte horn horst houder hout houten houwer huis huisman hunt hunter iris jacht jade jager jasmijn"
    " jonge jongen jongens juste justus kamp kampen kant kaper kapper kasteel kat keer keizer kelder kelner"
    " kerk kerkhof ketel king kist kleermaker klei klerk klerken klok knecht knight knoop koe koning kool"
    " koop koopman koper korte koster kraai kraan kramer krans kroon kruis kruk kuil kuiper kwast laan laar"
    " laat lake laken land lane lange last law leach leeuw leeuwen leider lek lente leraar licht linde"
    " linden little lodge long loon loos love lucht maaier maan maas maat madelief major man mantel marina"
    " markt marsh mason max meer meester meeuw meeuwen meiden melker merel merk metselaar middel miller mol"
    " molen molenaar monnik mooij moon moor moore mos mug muis mulder muller mus naaier nacht neef nieuwe"
    " noble noord north nova oever olie oord oost oosten opper os oude ouden paal paap paard pad page palm"
    " pan parel park parker parks pas pascal pastoor peace peer pen perk peters piet pijl pijp pim piper"
    " plaat plaats place plas ploeg plug poel pol polder poort poot pope porter post pot potter praat price"
    " priester prins punt put queen raaf ramp rand raven recht rechter reed regina rein reina reus rice rich"
    " ridder riet rijken rijn rik ring ringen rivers roest rol rook roosje rose roze rozen ruby ruiter rust"
    " sam savage schaap schaar schans schaper schat schepen scheper schilder schip schipper schoenmaker"
    " school schoon schot schout schouten schrijver schuit schutter schuur sharp shepherd shields short"
    " silver silvester simpel singer slag slager slang sloot slot smal small smid smit snijder snijders"
    " snoek sok south spaan spanje specht speler spiegel spits spoor spring staal stad staf stal stalman"
    " star steeg steen steenhouwer stel stella ster sterke sterken sterre stok stone stoop straat street"
    " strik strong stroom struik stuiver summer summers swan sweet taal tailor tak tand tara taylor teken"
    " tempel thatcher timmer timmerman tol toren town tromp troost trudie trui tuin tuinder tuinman tulp"
    " turner uil underwood valk vat veen veer velde velden veldhuis ven vera vermeer victor victoria vijver"
    " vink viola vis visscher visser vlag vlam vlieg vlieger vliet vlinder voerman voet vogel volk vonk"
    " voogd voort vrede vreugde vriend vroom vuur waal waard wacht wachter wagen wagenaar wal walker wall"
    " wand ward warm water waters weaver weeks weer weg weide wells wereld werf werkman west westen wever"
    " white wiel wijk wijnand wijnen wild wilde wildeman willemien wind winkel winter wise witte wolk wood"
    " woods worm woud young zaal zager zand zanger zee zeeman zeil zeker zijl zilver zomer zon zoon zout"
    " zuid zwaan zwager zwarte"
)

_SHORTEST, _SHORTEST_GIVEN = 5, 4
"""So long is a name in lower case at least: what is shorter is too often a word of some language."""


def is_no_other_word(key: str, person: Person) -> bool:
    """Whether a word in lower case, also in the genitive, is the name of that person all the same: it is a
    word for nothing else, as far as is known here."""
    if key not in person.words and key.endswith("s"):
        key = key[:-1]
    if key in ORDINARY or key in PARTICLES or is_function(key) or key not in person.words:
        return False
    return len(key) >= _SHORTEST or (key in GIVEN and len(key) >= _SHORTEST_GIVEN)
