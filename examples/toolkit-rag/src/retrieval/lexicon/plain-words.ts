/** Irregular forms, each line the plain form and what stands for it. */
export const irregularForms = `
begin began begun
become became
bind bound
blow blew blown
break broke broken
bring brought
build built
buy bought
catch caught
choose chose chosen
cut cutting
deal dealt
die died dies dying
do did done does doing
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
feed fed
fight fought
find found
fly flew flown
forbid forbade forbidden
forget forgot forgotten
freeze froze frozen
give gave given
grow grew grown
hear heard
hide hid hidden
hit hitting
hold held
keep kept
know knew known
lay laid
lead led
leave left
lend lent
let letting
lie lied lies lying
lose lost loses losing loss
mean meant
meet met
overwrite overwrote overwritten
pay paid
put putting
read reading
rewrite rewrote rewritten
run ran running
say said
see saw seen
seek sought
sell sold
send sent sending
set setting sets
show shown showed
spring sprang sprung
shrink shrank shrunk
shut shutting
sign signing signed
sit sat
speak spoke spoken
spend spent
split splitting
stand stood
steal stole stolen
stick stuck
strike struck
swear swore sworn
take took taken
teach taught
tell told
think thought
throw threw thrown
understand understood
wake woke woken
wear wore worn
win won
write wrote written
bad worse worst
good better best
big bigger biggest
child children
criterion criteria
person people
datum data
index indices indexes
matrix matrices
vertex vertices
mouse mice
half halves
life lives
`;

/**
 * Everyday words that tell little about what a question is about, though they are no stop words:
 * who asks, where, in which mood, and the small change of verbs and nouns.
 */
export const lightWords = `
able according actually add address afterwards ago ahead alone along alongside already although
always among amount appear approach area arrive ask aside available away back bad badly basic
basically become begin behave behaviour behavior belong best better big bit boss both bring bunch
business busy call care case catch cause chance change cheap check clean clear clearly close
colleague company complain complete completely concern consider contain correct correctly course
create current currently customer day deal decide deep depend describe detail different
directly discover easily easy effect effort employee enough ensure entire especially exactly
example exist expect explain extra face fact fail fairly fall far fast feel figure fill finally
find fine finish first fit fix follow forever forward free friend friendly front full fully
general gentle gently guy hand handle handy happen hard have hear help hence hint hit hold home
hope hour idea ideal imagine immediately important include incoming inside instead interested
involve issue job kind lack large last late later lead leave left less level lie life like likely
little live long longer look lose lot mad main mainly major man manage manner matter mean mention
mind minute miss mistake moment month morning move multiple name near nearly necessary never nice
nicely night normal normally notice number obvious obviously occur office ok okay old open order
ordinary otherwise outside part particular pass people perfect perhaps person piece place plain
plan play please plenty point poor popular possible possibly prefer present pretty prevent
previous probably problem produce program project proper properly proud provide pull purpose
question quick quickly quiet quit random reach ready real really reason receive recent recently
recommend remain remember repeat require rest result return rid right rough roughly round rule
run sad safe save say search second seem sense separate serious serve set several shape short show
side sign simple simply single sit situation small smart smooth soft soon sort special specific
spot stand start state stay step stick stop story straight strange stranger strong stuff stupid
successful suddenly suggest suit suppose surprise sweet switch talk task team tell tend thank think
tie time tiny today together tomorrow tool top total totally touch town truly trust truth turn type
typical typically ugly understand unfortunately upon useful usual usually various visit visitor
wait walk watch week weird whole wide wish wonder word work world worry worth write wrong year
yesterday young somewhere somebody folk folks guys kid neighbour beneath beside besides toward
towards across throughout whatever whenever wherever whoever handful dozen hundred thousand million
thanks hello hi hey sorry mine ourselves themselves oneself lately nowadays afterward beforehand
meanwhile therefore thus though unless despite except regarding concerning via per amid
`;

/**
 * Words that the stemmer takes for others: severity is not several, Express no expression. Each
 * line has what its words become, and the words.
 */
export const ownStems = `
authorize authorize authorizes authorized authorizing authorization authorise authorised
  authorising authorisation
communicate communicate communicates communicated communicating communication
container container containers
customer customer customers
directive directive directives
embedding embedding embeddings
exception exception exceptions
expression expression expressions
general general generally
generic generic generics
important important importantly importance
https https
ide ide ides
objective objective objectives
opener opener openers
operator operator operators
original original originally
personal personal personally
position position positions positional positioned
referrer referrer referrers referer referers
relative relative relatively
several several
severity severity severities
terminal terminal terminals
typings typing typings
`;
