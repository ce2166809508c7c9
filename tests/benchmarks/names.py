"""The names that made stories use: real cities, invented people and bodies, by Zipf's law.

The same lists each time, whatever the hash seed: frequent names first.
"""

import random
from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")

_PLACES = (
    "Kyiv, Ukraine|Paris|Washington|London|Moscow|Beijing|Jerusalem|Berlin|Kabul, Afghanistan|"
    "Tokyo|Cairo|Baghdad|Nairobi, Kenya|Brussels|Lima, Peru|Manila, Philippines|Geneva|"
    "Islamabad, Pakistan|Dakar, Senegal|Seoul, South Korea|New Delhi|Athens|Bogota, Colombia|"
    "Hanoi, Vietnam|Lagos, Nigeria|Warsaw, Poland|Ankara, Turkey|Jakarta, Indonesia|Rome|Madrid|"
    "Quito, Ecuador|Oslo, Norway|Tunis, Tunisia|Kinshasa, Congo|Minsk, Belarus|Sydney|"
    "Caracas, Venezuela|Tbilisi, Georgia|Damascus, Syria|Beirut, Lebanon|Bangkok, Thailand|"
    "Accra, Ghana|Budapest, Hungary|Harare, Zimbabwe|Santiago, Chile|Dhaka, Bangladesh|"
    "Kampala, Uganda|Sarajevo, Bosnia|Havana, Cuba|Lisbon, Portugal|Amman, Jordan|"
    "Vienna|Khartoum, Sudan|Kathmandu, Nepal|Colombo, Sri Lanka|Helsinki, Finland|"
    "La Paz, Bolivia|Bamako, Mali|Prague, Czech Republic|Yerevan, Armenia|Baku, Azerbaijan|"
    "Rabat, Morocco|Algiers, Algeria|Montevideo, Uruguay|Kigali, Rwanda|Lusaka, Zambia|"
    "Sofia, Bulgaria|Bucharest, Romania|Tirana, Albania|Skopje, Macedonia|Zagreb, Croatia|"
    "Riga, Latvia|Vilnius, Lithuania|Tallinn, Estonia|Dublin, Ireland|Reykjavik, Iceland|"
    "Managua, Nicaragua|San Salvador, El Salvador|Asuncion, Paraguay|Maputo, Mozambique|"
    "Windhoek, Namibia|Luanda, Angola|Niamey, Niger|Conakry, Guinea|Freetown, Sierra Leone|"
    "Monrovia, Liberia|Lome, Togo|Juba, South Sudan|Mogadishu, Somalia|Asmara, Eritrea|"
    "Sanaa, Yemen|Muscat, Oman|Doha, Qatar|Riyadh, Saudi Arabia|Tehran, Iran|"
    "Tashkent, Uzbekistan|Bishkek, Kyrgyzstan|Dushanbe, Tajikistan|Astana, Kazakhstan|"
    "Phnom Penh, Cambodia|Vientiane, Laos|Yangon, Myanmar|Kuala Lumpur, Malaysia|Wellington|"
    "Suva, Fiji|Port Moresby, Papua New Guinea|Kharkiv, Ukraine|Odesa, Ukraine|Lviv, Ukraine|"
    "Kandahar, Afghanistan|Kunduz, Afghanistan|Karachi, Pakistan|Lahore, Pakistan|"
    "Peshawar, Pakistan|Busan, South Korea|Cebu, Philippines|Kano, Nigeria|Cusco, Peru|"
    "Mombasa, Kenya|Bergen, Norway|Krakow, Poland|Izmir, Turkey|Surabaya, Indonesia|"
    "Cali, Colombia|Guayaquil, Ecuador|Gomel, Belarus|Aleppo, Syria|Kumasi, Ghana|"
    "Valparaiso, Chile|Chittagong, Bangladesh|Porto, Portugal|Tampere, Finland"
).split("|")
_FIRST = (
    "Ada Ben Clara David Elif Farid Grace Hugo Ines Jonas Kofi Lena Marta Nils Olga Pavel Rosa "
    "Samir Tessa Umar Vera Wanda Yusuf Zoe Anton Beata Carlos Dina Emil Fatima Goran Hanna Ivo "
    "Jasna Karim Lucia Milan Nadia Oscar Petra"
).split()
_LAST = (
    "Abara Brandt Castro Duval Eriksen Fofana Garcia Hansen Ivanova Jansen Keller Lopez Mbeki "
    "Novak Okafor Petrov Quist Ramos Sato Traore Ulrich Varga Weiss Yilmaz Zeman Arslan Bakker "
    "Costa Dahl Ekman Fischer Gruber Haddad Ismail Jovanov Kaya Lindqvist Moreau Nkosi Oduya "
    "Pereira Rahimi Sandoval Tanaka Umarov Vidal Wagner Yoder Zubkov Almeida Bergstrom Chaudhry "
    "Dvorak Estrada Fontaine Galanis Horvat Iversen Jelinek Karimov Lazarev Mancini Nystrom "
    "Orlando Popescu"
).split()
_OF = (
    "Harbour Workers|Grain Growers|River Transport|Northern Rail|Mining|Fisheries|Coffee|Textile|"
    "Postal|Energy|Forest|Border|Refugee|Vaccine|Railway|Dockers|Teachers|Nurses|Steel|Cotton|"
    "Shipping|Water|Solar|Housing|Language|Heritage|Election|Climate|Copper|Dairy"
).split("|")
_BODY = (
    "Union|Council|Authority|Federation|Institute|Commission|Bank|Agency|Company|Alliance|"
    "Foundation|Committee|Trust|Congress|League|Group|Board|Assembly|Corporation|Network"
).split("|")


@dataclass(frozen=True, slots=True)
class City:
    """A city, with its country where a wire service prints one."""

    name: str
    country: str = ""

    @property
    def dateline(self) -> str:
        """Return `KABUL, Afghanistan`, or `PARIS`."""
        return f"{self.name.upper()}, {self.country}" if self.country else self.name.upper()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the city's name and its country's, as a reader makes tags of them."""
        return (self.name, self.country) if self.country else (self.name,)


class Names(Generic[T]):
    """Names of which the second is chosen about half as often as the first, and so on."""

    def __init__(self, names: list[T]) -> None:
        """Take the *names*, the most frequent first."""
        self.all = names
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(names))))

    def choose(self, rng: random.Random) -> T:
        """Return one of the names, by its rank."""
        return self.all[bisect(self._weights, rng.random() * self._weights[-1])]


def _mixed(firsts: list[str], lasts: list[str], count: int) -> list[str]:
    """Return *count* different pairs of words, in an order that is always the same."""
    pairs = [f"{first} {last}" for first in firsts for last in lasts]
    return random.Random(7).sample(pairs, count)  # noqa: S311 (no secret, only made names)


CITIES = Names([City(*place.split(", ")) for place in _PLACES])
PEOPLE = Names(_mixed(_FIRST, _LAST, 2_400))
BODIES = Names(_mixed(_OF, _BODY, 500))
REPORTERS = Names(_mixed(_FIRST[:20], _LAST[:20], 60))
PHOTOGRAPHERS = Names(_mixed(_FIRST[20:], _LAST[30:], 120))
