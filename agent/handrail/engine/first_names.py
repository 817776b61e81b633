"""Hold first names that are common where our languages are spoken. Pure.

They only tell a person from two nouns where no title, initial or birth date does. A name that is a
word as well ("Will", "Rose") is left out; whom the list does not know is told by those other signs.
Source: most frequent first names of national statistics, 1950 to 2020, and of large minorities.
"""

import unicodedata

_ENGLISH = """aaron abigail adam adrian aidan aisha alan alastair albert alex alexander alexandra
alfie alice alison amanda amber amelia amy andrea andrew angela ann anna anne annie anthony arthur
ashley audrey barbara beatrice becky ben benjamin bernard beth bethany betty bilal brandon brenda
brian bridget bruce bryan caitlin callum cameron carl carol caroline catherine charlie charlotte
cheryl chloe chris christian christina christine christopher claire clare clive colin connor craig
cynthia daisy damian dan daniel danielle darren dave david deborah debbie denis dennis derek diana
diane dominic donald donna dorothy dougal duncan dylan eddie edward eileen elaine eleanor
elizabeth ella ellen ellie emily emma eric erin ethan eva evelyn fiona frances frank freddie
gareth gary gemma geoff geoffrey george georgia gerald geraldine gillian gina glenn gordon graham
greg gregory greta gwen hannah harriet harry hazel heather heidi helen henry holly howard hugh ian
imogen irene isabel isabella isla jack jackie jacob jacqueline jade jake james jamie jane janet
janice jared jasmine jason jayden jean jeff jeffrey jenna jennifer jenny jeremy jessica jill jim
jimmy joan joanna joanne joe joel john jon jonathan jordan joseph josh joshua joyce judith judy
julia julian julie karen kate katherine kathleen kathryn katie kayla keith kelly ken kenneth kerry
kevin kieran kim kirsty kyle larry laura lauren lawrence leah leanne lee leo leon leonard lesley
leslie lewis liam linda lindsay lindsey lisa liz logan lorna lorraine louis louise lucas lucy luke
lydia lynn maddie maggie malcolm mandy marcus margaret maria marie marilyn marion martha martin
mary mason matthew maureen megan mel melanie melissa michael michelle mike mildred molly monica
naomi natalie nathan neil niall nicholas nick nicola nicole nigel noah nora noreen oliver olivia
oscar owen pamela patricia patrick paul paula pauline peggy penelope pete peter phil philip
philippa phoebe phyllis rachel ralph raymond rebecca rhys ricky roger ron ronald rosalind rosemary
rosie ross rowan roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean
sebastian shane shannon sharon sheila shirley simon sophia sophie stacey stella stephanie stephen
steve steven stewart stuart susan suzanne sylvia tamara tammy tanya terence teresa terry thomas
tim timothy tina toby todd tom tommy tony tracey tracy trevor tyler vanessa vera veronica victoria
vincent virginia vivian walter wayne wendy wesley william yvette yvonne zachary zoe"""
_CONTINENT = """achim agnes agnieszka alejandro aleksandra alessandra alessandro alessia alina ana
andré andreas andrés andrzej angelika anita anja anke annette antje anton antonella antonia
antonio arne arnaud astrid aurélie barbora bart beata beate benedikt benoît bernd bernhard björn
bogdan bożena bram brigitte bruno camille carla carlos carmen caterina cécile céline chantal
chiara christel christelle christophe claudia claudio clemens clément concepción corinne cristina
damien daniela danuta daphne dariusz davide delphine detlef diego dieter dirk dolores dominik
dominika dominique doris dorota dörte édouard elena elisa elisabeth elke élodie emilia emilie
émilie emilio emmanuel enrique enzo erika ernst eszter etienne étienne eugenia ewa fabian fabien
fabio fabrice federica federico felipe felix fernanda fernando filip filippo florence florent
florian francesca francesco francisco franck françois françoise franz frédéric friedrich gabriel
gabriela gabriele gaëlle georg gérard gerhard gerrit giacomo gianluca giorgia giorgio giovanni
giulia giulio giuseppe gonzalo grażyna grzegorz guillaume günter günther gustav guy halina hanna
hans harald hartmut heike heiko heinz helga helena helmut henrik herbert hermann hervé holger
horst hubert hugo ignacio ilona ilse ina ines inés inga inge ingo ingrid irena irina isabelle iván
iwona jacek jadwiga jakob jakub jana janina jannik janusz jaroslav javier jelena jens jérôme jerzy
joachim joão jochen johann johanna johannes jolanta jonas jorge jörg josé josef josefa joséphine
juan juana jules julien juliette jürgen jutta kai kamil karin karina karl karla karol karolina
katarzyna katharina kathrin katja katrin kerstin klaus klára konrad krystyna krzysztof kristina
laetitia lars laurence laurent lena lennart leonie leszek liesbeth lorenzo lothar lotte luca lucía
lucie luciana ludovic luis luisa lukas łukasz lutz maciej magali magda magdalena maike małgorzata
manfred manon manuel manuela marc marcel marcello marcin marco marek margit margot mariana
marianne mariusz marlene marta martina mathieu mathilde matteo matthias mattia maurizio maximilian
mercedes michał michaela michel michele miguel mikołaj milan mirjam mónica monika monique moritz
nadia nadine nathalie nele nicolas nicolò nils nina norbert odile olaf ole olga olivier ornella
oskar otto pablo paola paolo pascal patrizia patrycja paweł pedro petr petra philipp philippe
pieter piotr rafael rafał raffaele rainer ralf ramón raphaël raquel raúl régine reinhard renata
renate renato rené ricardo riccardo rik rita robert roberta roberto roland rolf romain ronny rosa
rubén rudolf rui ruud sabine sabrina sandrine sascha sébastien serena sergio sergi séverine silke
silvia simone sjoerd sofia solène sonia sonja stefan stefania stefano steffen stéphane stéphanie
susana susanne sven svenja sylvain sylvie sylwia tadeusz tania tanja thérèse thierry thorsten
tilman timo tineke tobias tomasz torsten ulrich ulrike urszula ursula ute uwe valentina valérie
verena víctor viktor vincenzo virginie waldemar werner wiebke wiesław wilhelm willem wim wojciech
wolfgang xavier yannick yves zbigniew zofia zuzanna martine hakim karim nadège samia kamel rachid
nabil léa lola théo clara margaux josiane daan sanne femke jeroen maarten rutger anouk sofie kasia
gosia tomek ania beatriz tiago duarte gonçalo nuno elsa wilma jannis jiří tereza zdeněk katka joke
marijke gijs thijs maud elodie aurore camila mateo santiago rodrigo álvaro adrián begoña pilar
rosario consuelo iñaki ainhoa jordi montse laia oriol edoardo tommaso vittoria ilaria simona
fabrizio massimo salvatore carmela concetta"""
_NORTH_AND_WORLD = """aylin emil finn iker mia nerea noor ravi rocío ruby abdul abdullah abena
achille aditya agneta ahmad ahmed aino aisling ajay akira ali amina amir amit anders anil anjali
anneli annika antti anya arash arjun arnold arto aoife ayşe aziz babak birgitta birgit birte
blessing børge britt cem chandra chen chidi chinedu daiki deepak denise deniz dilek dimitri divya
dmitri ebba einar elif emeka emre erkki eivind fatima fatma femi folake folke fredrik gabor ganesh
geir georgios gunilla gunnar hakan halima hamza hannele haruto hasan hassan håkan helle hideki
hiroshi ibrahim igor ikechukwu imran ingeborg inger ioannis ionut isha ismail ivan jamal jari
javad johan joakim jukka kacper karthik katerina kavita kemal kenji khalid khadija kiran kjell
kofi konstantin kostas kwame lakshmi layla leila linnea ludmila mads magnus maja malik malin manoj
marjatta marwan mats mattias mehdi mehmet mei mette mihai mikael mikhail mohamed mohammad mohammed
morten moses muhammad mustafa nadja naveed neha ngozi nikita nikos ola oleg olena oluwaseun omar
oksana ömer örjan osman padraig pekka pernille petteri pooja pradeep priya radu rahul rajesh
rakesh ramesh rania rashid reza rohan saad sabina sadia said salma samir sanjay sanna satoshi
selin sergei seung shanti siobhan sigrid simran sindre siv solveig sunil sunita susanna svetlana
takeshi tamás tariq tatiana thandiwe tomáš torbjörn tuan ulf ulla uma usman vijay vikram vladimir
wei xiao yasmin yasmine yetunde youssef yuki yusuf zahra zainab zeynep zoltán zsófia
antoine camilla catarina cecilia freja inês inès joaquín joost luc luís maría marieke martín murat
natalia nicolás niklas nikhil óscar sebastián simón sofía thabo verónica ángela"""

# Without its accents a name is written as often; these are words then.
_WORDS_WITHOUT = frozenset(("andre", "clement"))
_WITHOUT_STROKES = str.maketrans("łø", "lo")


def _plain(name: str) -> str:
    """Return a name without the accents of its letters."""
    letters = unicodedata.normalize("NFD", name.translate(_WITHOUT_STROKES))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_WRITTEN = frozenset(f"{_ENGLISH} {_CONTINENT} {_NORTH_AND_WORLD}".split())
FIRST_NAMES = _WRITTEN | (frozenset(map(_plain, _WRITTEN)) - _WORDS_WITHOUT)
