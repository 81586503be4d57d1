"""Names for invented people and sites. Given and family names are combined at random; nobody is meant."""

from random import Random

_GIVEN = """
Abena Adaeze Aiko Alejandra Amara Amina Ana Anders Anouk Aroha Astrid Ayesha Bao Beatriz Benedikt Bronwen Camila Carlos
Ceren Chidi Chiara Ciaran Dalia Daniela Darius Deepa Dmitri Ebony Efua Eilidh Elena Elif Emeka Emil Esther Fatima Felix
Fiona Francesca Gareth Giulia Grace Hana Haruto Hassan Helena Henrik Ibrahim Imani Ines Ingrid Isaac Ivana Jamal Jan
Jasmine Javier Jin Joana Jonas Kaia Kamala Karim Katarina Keisha Kenji Kofi Lars Layla Leilani Li Linh Lucia Lukas Luc
Magnus Malik Manon Mateo Maya Mei Miguel Mina Mira Nadia Naveen Niamh Nina Noor Nuno Olga Omar Oscar Paloma Pavel Pedro
Petra Priya Quentin Rafael Rania Ravi Rosa Rui Sadia Samir Sanjay Selma Siobhan Sofia Sunita Tala Tariq Tomas Tunde Uma
Valentina Viktor Wanjiru Wei Xavier Yara Yasmin Yuki Zainab Zoltan Zuri
""".split()  # noqa: SIM905 - a list of a hundred quoted names is not easier to read

_FAMILY = """
Abbott Acheampong Aguilar Ahmed Almeida Andersson Asante Bakker Balogun Banerjee Barros Becker Bello Bianchi Blackwood
Boateng Bondarenko Brennan Cardoso Castellanos Chanda Chaudhry Chen Costa Dahl Delgado Demir Desai Diallo Dubois Eklund
Eriksen Escobar Farouk Ferrari Fontaine Forde Gallagher Garnier Ghosh Gonzalez Greenwood Gupta Haddad Hakimi Hansen
Harrington Hoang Horvat Hughes Ibarra Idris Ito Iyer Jansen Jimenez Kaplan Kapoor Kaya Keane Kimura Kipchoge Kovacs
Kowalski Kumar Larsen Laurent Lim Lindgren Lombardi MacLeod Mahmoud Maldonado Marchetti Mbeki Mensah Mitchell Moreau
Morgan Mwangi Nakamura Navarro Ndiaye Nguyen Novak Nwosu Obi Okafor Okonkwo Olsen Onyango Ortiz Osei Papadakis Park
Patel Pereira Petrov Pham Popescu Quinn Rahman Ramirez Reyes Ricci Rossi Sandoval Santos Sato Schneider Sharma Silva
Singh Sorensen Suzuki Takahashi Tanaka Tembo Thapa Thornton Torres Tran Usman Vargas Vasquez Virtanen Wagner Walsh
Watanabe Weiss Whitlock Yamamoto Yilmaz Zhang Zielinski
""".split()  # noqa: SIM905

_SITES = """
Leeds Porto Lyon Gdansk Cork Turin Malmo Bergen Ghent Utrecht Bilbao Graz Brno Tartu Kaunas Varna Cluj Split Patras
Tampere Aarhus Bern Metz Dundee Bristol
""".split()  # noqa: SIM905


def people(random: Random, count: int) -> list[str]:
    """`count` different full names; beyond all pairs of names people have a middle initial."""
    pairs = len(_GIVEN) * len(_FAMILY)
    names = []
    for number in random.sample(range(pairs * -(-count // pairs)), count):
        initial, pair = divmod(number, pairs)
        given, family = _GIVEN[pair % len(_GIVEN)], _FAMILY[pair // len(_GIVEN)]
        names.append(f"{given} {chr(ord('A') + initial - 1)}. {family}" if initial else f"{given} {family}")
    return names


def site_name(number: int) -> str:
    """Name the n-th site, from 0; from the second round on with a number."""
    turn, place = divmod(number, len(_SITES))
    return f"{_SITES[place]} {turn + 1}" if turn else _SITES[place]
