# French catalog of Tandem.
msgid ""
msgstr ""
"Project-Id-Version: Tandem\n"
"Report-Msgid-Bugs-To: \n"
"Language: fr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

#, python-format
msgid " By %(filter_title)s "
msgstr " Par %(filter_title)s "

#, python-format
msgid "%(added)d added, %(changed)d changed, %(unchanged)d unchanged."
msgstr "%(added)d ajoutées, %(changed)d modifiées, %(unchanged)d inchangées."

#, python-format
msgid "%(class_name)s %(instance)s"
msgstr "%(class_name)s %(instance)s"

#, python-format
msgid "%(counter)s unread message"
msgid_plural "%(counter)s unread messages"
msgstr[0] "%(counter)s message non lu"
msgstr[1] "%(counter)s messages non lus"

#, python-format
msgid "%(covered)s of %(learners)s learners have a mentor in it. Nobody is told anything before you publish."
msgstr "%(covered)s personnes sur %(learners)s y ont un mentor. Personne n’est prévenu avant la publication."

#, python-format
msgid "%(day)s, %(from)s – %(to)s (%(place)s)"
msgstr "%(day)s, %(from)s – %(to)s (%(place)s)"

#, python-format
msgid "%(day)s, %(time)s (%(place)s)"
msgstr "%(day)s, %(time)s (%(place)s)"

#, python-format
msgid "%(done)s of %(all)s"
msgstr "%(done)s sur %(all)s"

#, python-format
msgid "%(done)s of %(total)s done"
msgstr "%(done)s sur %(total)s faites"

#, python-format
msgid "%(each)s minutes"
msgstr "%(each)s minutes"

#, python-format
msgid "%(first)s to %(last)s"
msgstr "Du %(first)s au %(last)s"

#, python-format
msgid "%(free)s of %(of)s"
msgstr "%(free)s sur %(of)s"

#, python-format
msgid "%(free)s of %(total)s dates are free. Choose for the other one."
msgid_plural "%(free)s of %(total)s dates are free. Choose for each of the other %(n)s."
msgstr[0] "%(free)s dates sur %(total)s sont libres. Choisissez pour celle qui reste."
msgstr[1] "%(free)s dates sur %(total)s sont libres. Choisissez pour chacune des %(n)s autres."

#, python-format
msgid "%(given)d of the %(wished)d hours a month looked for are there."
msgstr "%(given)d des %(wished)d heures souhaitées par mois sont disponibles."

#, python-format
msgid "%(held)s of at most %(n)s session"
msgid_plural "%(held)s of at most %(n)s sessions"
msgstr[0] "%(held)s séance sur %(n)s au plus"
msgstr[1] "%(held)s séances sur %(n)s au plus"

#, python-format
msgid "%(hours)s h"
msgstr "%(hours)s h"

#, python-format
msgid "%(hours)s h %(minutes)s min"
msgstr "%(hours)s h %(minutes)s"

#, python-format
msgid "%(inviter)s invites you to %(organization)s"
msgstr "%(inviter)s vous invite à rejoindre %(organization)s"

#, python-format
msgid "%(inviter)s invites you to join %(organization)s on Tandem, the mentoring platform."
msgstr "%(inviter)s vous invite à rejoindre %(organization)s sur Tandem, la plateforme de mentorat."

#, python-format
msgid "%(learner)s and %(mentor)s are proposed to each other. Both get an email."
msgstr "%(learner)s et %(mentor)s reçoivent une proposition, chacun par e-mail."

#, python-format
msgid "%(learner)s and %(mentor)s could not be proposed. %(reason)s"
msgstr "%(learner)s et %(mentor)s n’ont pas pu être proposés. %(reason)s"

#, python-format
msgid "%(learner)s and %(mentor)s differ on how their session went"
msgstr "%(learner)s et %(mentor)s ne racontent pas leur séance de la même façon"

#, python-format
msgid "%(learner)s is left out of this run"
msgstr "%(learner)s ne fait pas partie de ce calcul"

#, python-format
msgid "%(learner)s is now with %(mentor)s, and that is kept."
msgstr "%(learner)s est désormais avec %(mentor)s, et ce choix est conservé."

#, python-format
msgid "%(learner)s with %(mentor)s"
msgstr "%(learner)s avec %(mentor)s"

#, python-format
msgid "%(left)s place left for learners."
msgid_plural "%(left)s places left for learners."
msgstr[0] "%(left)s place libre pour les apprenant·es."
msgstr[1] "%(left)s places libres pour les apprenant·es."

#, python-format
msgid "%(n)d application is declined; the person will get your message."
msgid_plural "%(n)d applications are declined; the people will get your message."
msgstr[0] "%(n)d candidature est déclinée ; la personne recevra votre message."
msgstr[1] "%(n)d candidatures sont déclinées ; les personnes recevront votre message."

#, python-format
msgid "%(n)d application is waiting for an answer. Answer it before closing."
msgid_plural "%(n)d applications are waiting for an answer. Answer them before closing."
msgstr[0] "%(n)d candidature attend une réponse. Répondez-y avant de clore."
msgstr[1] "%(n)d candidatures attendent une réponse. Répondez-y avant de clore."

#, python-format
msgid "%(n)d invitation is on its way."
msgid_plural "%(n)d invitations are on their way."
msgstr[0] "%(n)d invitation est en route."
msgstr[1] "%(n)d invitations sont en route."

#, python-format
msgid "%(n)d learner is already enrolled. Keep at least as many places."
msgid_plural "%(n)d learners are already enrolled. Keep at least as many places."
msgstr[0] "%(n)d apprenant·e participe déjà. Gardez au moins autant de places."
msgstr[1] "%(n)d apprenant·es participent déjà. Gardez au moins autant de places."

#, python-format
msgid "%(n)d pair is proposed. Both people get an email."
msgid_plural "%(n)d pairs are proposed. All get an email."
msgstr[0] "%(n)d binôme est proposé. Les deux personnes reçoivent un e-mail."
msgstr[1] "%(n)d binômes sont proposés. Chaque personne reçoit un e-mail."

#, python-format
msgid "%(n)d person is enrolled and will get an email."
msgid_plural "%(n)d people are enrolled and will get an email."
msgstr[0] "%(n)d inscription est validée ; la personne recevra un e-mail."
msgstr[1] "%(n)d inscriptions sont validées ; les personnes recevront un e-mail."

#, python-format
msgid "%(n)d possible session time a week in common."
msgid_plural "%(n)d possible session times a week in common."
msgstr[0] "%(n)d horaire de séance possible en commun par semaine."
msgstr[1] "%(n)d horaires de séance possibles en commun par semaine."

#, python-format
msgid "%(n)d proposal is taken back."
msgid_plural "%(n)d proposals are taken back."
msgstr[0] "%(n)d proposition est reprise."
msgstr[1] "%(n)d propositions sont reprises."

#, python-format
msgid "%(n)d skill is added."
msgid_plural "%(n)d skills are added."
msgstr[0] "%(n)d compétence est ajoutée."
msgstr[1] "%(n)d compétences sont ajoutées."

#, python-format
msgid "%(n)d stays: somebody has accepted it."
msgid_plural "%(n)d stay: somebody has accepted them."
msgstr[0] "%(n)d reste : quelqu’un l’a acceptée."
msgstr[1] "%(n)d restent : quelqu’un les a acceptées."

#, python-format
msgid "%(n)s action done"
msgid_plural "%(n)s actions done"
msgstr[0] "%(n)s action faite"
msgstr[1] "%(n)s actions faites"

#, python-format
msgid "%(n)s answer, too few to show a mean"
msgid_plural "%(n)s answers, too few to show a mean"
msgstr[0] "%(n)s réponse, trop peu pour une moyenne"
msgstr[1] "%(n)s réponses, trop peu pour une moyenne"

#, python-format
msgid "%(n)s application is waiting for your answer."
msgid_plural "%(n)s applications are waiting for your answer."
msgstr[0] "%(n)s candidature attend votre réponse."
msgstr[1] "%(n)s candidatures attendent votre réponse."

#, python-format
msgid "%(n)s application, first come first."
msgid_plural "%(n)s applications, first come first."
msgstr[0] "%(n)s candidature, de la plus ancienne à la plus récente."
msgstr[1] "%(n)s candidatures, de la plus ancienne à la plus récente."

#, python-format
msgid "%(n)s day"
msgid_plural "%(n)s days"
msgstr[0] "%(n)s jour"
msgstr[1] "%(n)s jours"

#, python-format
msgid "%(n)s differs"
msgid_plural "%(n)s differ"
msgstr[0] "%(n)s différence"
msgstr[1] "%(n)s différences"

#, python-format
msgid "%(n)s learner"
msgid_plural "%(n)s learners"
msgstr[0] "%(n)s apprenant·e"
msgstr[1] "%(n)s apprenant·es"

#, python-format
msgid "%(n)s learner at once"
msgid_plural "%(n)s learners at once"
msgstr[0] "%(n)s apprenant·e à la fois"
msgstr[1] "%(n)s apprenant·es à la fois"

#, python-format
msgid "%(n)s learner came."
msgid_plural "%(n)s learners came."
msgstr[0] "%(n)s apprenant·e est arrivé·e."
msgstr[1] "%(n)s apprenant·es sont arrivé·es."

#, python-format
msgid "%(n)s learner fewer with a mentor"
msgid_plural "%(n)s learners fewer with a mentor"
msgstr[0] "%(n)s apprenant·e de moins avec un mentor"
msgstr[1] "%(n)s apprenant·es de moins avec un mentor"

#, python-format
msgid "%(n)s learner fewer would have a mentor."
msgid_plural "%(n)s learners fewer would have a mentor."
msgstr[0] "%(n)s apprenant·e de moins aurait un mentor."
msgstr[1] "%(n)s apprenant·es de moins auraient un mentor."

#, python-format
msgid "%(n)s learner has no possible mentor."
msgid_plural "%(n)s learners have no possible mentor."
msgstr[0] "%(n)s apprenant·e n’a aucun mentor possible."
msgstr[1] "%(n)s apprenant·es n’ont aucun mentor possible."

#, python-format
msgid "%(n)s learner is no longer waiting."
msgid_plural "%(n)s learners are no longer waiting."
msgstr[0] "%(n)s apprenant·e n’attend plus."
msgstr[1] "%(n)s apprenant·es n’attendent plus."

#, python-format
msgid "%(n)s learner waits for a mentor."
msgid_plural "%(n)s learners wait for a mentor."
msgstr[0] "%(n)s personne attend un mentor."
msgstr[1] "%(n)s personnes attendent un mentor."

#, python-format
msgid "%(n)s learner with a mentor"
msgstr "%(n)s apprenant·e avec un mentor"

#, python-format
msgid "%(n)s learner without any mentor because of it"
msgid_plural "%(n)s learners without any mentor because of it"
msgstr[0] "%(n)s apprenant·e sans aucun mentor à cause d’elle"
msgstr[1] "%(n)s apprenant·es sans aucun mentor à cause d’elle"

#, python-format
msgid "%(n)s line to correct"
msgid_plural "%(n)s lines to correct"
msgstr[0] "%(n)s ligne à corriger"
msgstr[1] "%(n)s lignes à corriger"

#, python-format
msgid "%(n)s mentor found"
msgid_plural "%(n)s mentors found"
msgstr[0] "%(n)s mentor trouvé"
msgstr[1] "%(n)s mentors trouvés"

#, python-format
msgid "%(n)s min"
msgstr "%(n)s min"

#, python-format
msgid "%(n)s more learner with a mentor"
msgid_plural "%(n)s more learners with a mentor"
msgstr[0] "%(n)s apprenant·e de plus avec un mentor"
msgstr[1] "%(n)s apprenant·es de plus avec un mentor"

#, python-format
msgid "%(n)s new message"
msgid_plural "%(n)s new messages"
msgstr[0] "%(n)s nouveau message"
msgstr[1] "%(n)s nouveaux messages"

#, python-format
msgid "%(n)s of 100"
msgstr "%(n)s sur 100"

#, python-format
msgid "%(n)s other learner would have somebody else."
msgid_plural "%(n)s other learners would have somebody else."
msgstr[0] "%(n)s autre apprenant·e aurait quelqu’un d’autre."
msgstr[1] "%(n)s autres apprenant·es auraient quelqu’un d’autre."

#, python-format
msgid "%(n)s other learner would move:"
msgid_plural "%(n)s other learners would move:"
msgstr[0] "%(n)s autre apprenant·e changerait de mentor :"
msgstr[1] "%(n)s autres apprenant·es changeraient de mentor :"

#, python-format
msgid "%(n)s overdue"
msgid_plural "%(n)s overdue"
msgstr[0] "%(n)s en retard"
msgstr[1] "%(n)s en retard"

#, python-format
msgid "%(n)s pair"
msgid_plural "%(n)s pairs"
msgstr[0] "%(n)s binôme"
msgstr[1] "%(n)s binômes"

#, python-format
msgid "%(n)s pair removed by it alone"
msgid_plural "%(n)s pairs removed by it alone"
msgstr[0] "%(n)s binôme écarté par elle seule"
msgstr[1] "%(n)s binômes écartés par elle seule"

#, python-format
msgid "%(n)s place changes:"
msgid_plural "%(n)s places change:"
msgstr[0] "%(n)s place change :"
msgstr[1] "%(n)s places changent :"

#, python-format
msgid "%(n)s place is gone with its mentor."
msgid_plural "%(n)s places are gone with their mentors."
msgstr[0] "%(n)s place est partie avec son mentor."
msgstr[1] "%(n)s places sont parties avec leurs mentors."

#, python-format
msgid "%(n)s place left for learners"
msgid_plural "%(n)s places left for learners"
msgstr[0] "%(n)s place libre pour les apprenant·es"
msgstr[1] "%(n)s places libres pour les apprenant·es"

#, python-format
msgid "%(n)s points less in all"
msgstr "%(n)s points de moins en tout"

#, python-format
msgid "%(n)s points more in all"
msgstr "%(n)s points de plus en tout"

#, python-format
msgid "%(n)s row"
msgid_plural "%(n)s rows"
msgstr[0] "%(n)s ligne"
msgstr[1] "%(n)s lignes"

#, python-format
msgid "%(n)s session"
msgid_plural "%(n)s sessions"
msgstr[0] "%(n)s séance"
msgstr[1] "%(n)s séances"

#, python-format
msgid "%(n)s session is cancelled. Both of you get an email in a minute."
msgid_plural "%(n)s sessions are cancelled. Both of you get one email in a minute."
msgstr[0] "%(n)s séance est annulée. Vous recevrez l’un et l’autre un e-mail dans une minute."
msgstr[1] "%(n)s séances sont annulées. Vous recevrez l’un et l’autre un seul e-mail dans une minute."

#, python-format
msgid "%(n)s session is moved. Both of you get an email with its new time in a minute."
msgid_plural "%(n)s sessions are moved. Both of you get one email with the new times in a minute."
msgstr[0] "%(n)s séance est déplacée. Vous recevrez l’un et l’autre un e-mail avec le nouvel horaire dans une minute."
msgstr[1] "%(n)s séances sont déplacées. Vous recevrez l’un et l’autre un seul e-mail avec les nouveaux horaires dans une minute."

#, python-format
msgid "%(n)s session of %(minutes)s minutes"
msgid_plural "%(n)s sessions of %(minutes)s minutes"
msgstr[0] "%(n)s séance de %(minutes)s minutes"
msgstr[1] "%(n)s séances de %(minutes)s minutes"

#, python-format
msgid "%(n)s session waits for an answer"
msgid_plural "%(n)s sessions wait for an answer"
msgstr[0] "%(n)s séance attend une réponse"
msgstr[1] "%(n)s séances attendent une réponse"

#, python-format
msgid "%(n)s session with %(name)s does not take place."
msgid_plural "%(n)s sessions with %(name)s do not take place."
msgstr[0] "%(n)s séance avec %(name)s n’a pas lieu."
msgstr[1] "%(n)s séances avec %(name)s n’ont pas lieu."

#, python-format
msgid "%(n)s session with %(name)s has a new time."
msgid_plural "%(n)s sessions with %(name)s have new times."
msgstr[0] "%(n)s séance avec %(name)s a un nouvel horaire."
msgstr[1] "%(n)s séances avec %(name)s ont un nouvel horaire."

#, python-format
msgid "%(n)s session with %(name)s is booked"
msgid_plural "%(n)s sessions with %(name)s are booked"
msgstr[0] "%(n)s séance avec %(name)s est réservée"
msgstr[1] "%(n)s séances avec %(name)s sont réservées"

#, python-format
msgid "%(n)s session with %(name)s is booked."
msgid_plural "%(n)s sessions with %(name)s are booked."
msgstr[0] "%(n)s séance avec %(name)s est réservée."
msgstr[1] "%(n)s séances avec %(name)s sont réservées."

#, python-format
msgid "%(n)s skill"
msgid_plural "%(n)s skills"
msgstr[0] "%(n)s compétence"
msgstr[1] "%(n)s compétences"

#, python-format
msgid "%(n)s skill found"
msgid_plural "%(n)s skills found"
msgstr[0] "%(n)s compétence trouvée"
msgstr[1] "%(n)s compétences trouvées"

#, python-format
msgid "%(n)s time"
msgid_plural "%(n)s times"
msgstr[0] "%(n)s fois"
msgstr[1] "%(n)s fois"

#, python-format
msgid "%(n)s%% done"
msgstr "Fait à %(n)s %%"

#, python-format
msgid "%(n)s%%, by %(day)s"
msgstr "%(n)s %%, pour le %(day)s"

#, python-format
msgid "%(name)s (copy)"
msgstr "%(name)s (copie)"

#, python-format
msgid "%(name)s (free places: %(n)d)"
msgstr "%(name)s (places libres : %(n)d)"

#, python-format
msgid "%(name)s added a meeting that the two of you had:"
msgstr "%(name)s a ajouté une rencontre que vous avez eue :"

#, python-format
msgid "%(name)s added your meeting: %(day)s"
msgstr "%(name)s a ajouté votre rencontre : %(day)s"

#, python-format
msgid "%(name)s already has several requests to answer. Choose somebody else, or come back in a few days."
msgstr "%(name)s a déjà plusieurs demandes à traiter. Choisissez quelqu’un d’autre, ou revenez dans quelques jours."

#, python-format
msgid "%(name)s answered from their calendar: %(answer)s."
msgstr "%(name)s a répondu depuis son agenda : %(answer)s."

#, python-format
msgid "%(name)s answered no to the invitation in their calendar. The session stays planned until one of you moves or cancels it."
msgstr "%(name)s a répondu non à l’invitation dans son agenda. La séance reste prévue tant que l’un de vous ne la déplace ou ne l’annule pas."

#, python-format
msgid "%(name)s asks you"
msgstr "%(name)s vous sollicite"

#, python-format
msgid "%(name)s asks you a question"
msgstr "%(name)s vous pose une question"

#, python-format
msgid "%(name)s can enter this organization again."
msgstr "%(name)s a de nouveau accès à cette organisation."

#, python-format
msgid "%(name)s can no longer enter this organization."
msgstr "%(name)s n’a plus accès à cette organisation."

#, python-format
msgid "%(name)s cannot take on your request"
msgstr "%(name)s ne peut pas donner suite à votre demande"

#, python-format
msgid "%(name)s could be your mentor"
msgstr "%(name)s pourrait être votre mentor"

#, python-format
msgid "%(name)s did not answer in time: the session that you proposed does not take place."
msgstr "%(name)s n’a pas répondu à temps : la séance que vous aviez proposée n’a pas lieu."

#, python-format
msgid "%(name)s did not find the time to answer your request for %(program)s. This says nothing about you."
msgstr "%(name)s n’a pas trouvé le temps de répondre à votre demande pour %(program)s. Cela ne dit rien de vous."

#, python-format
msgid "%(name)s followed the meeting link at %(time)s."
msgstr "%(name)s a suivi le lien de la réunion à %(time)s."

#, python-format
msgid "%(name)s gets an email with your reason, and the time is given back to both of you."
msgstr "%(name)s reçoit un e-mail avec votre motif, et le créneau redevient libre pour vous deux."

#, python-format
msgid "%(name)s goes to %(mentor)s: %(before)s before, %(after)s then."
msgstr "%(name)s passe à %(mentor)s : %(before)s avant, %(after)s ensuite."

#, python-format
msgid "%(name)s had asked you a question about your request for %(program)s, and the time to reply is over. You can ask again whenever you like."
msgstr "%(name)s vous avait posé une question sur votre demande pour %(program)s, et le délai pour y répondre est passé. Vous pouvez refaire la demande quand vous voulez."

#, python-format
msgid "%(name)s had no free place when this run was computed, or came later."
msgstr "%(name)s n’avait pas de place libre lors de ce calcul, ou est arrivé·e après."

#, python-format
msgid "%(name)s has %(n)s day to answer. Then your next choice is asked."
msgid_plural "%(name)s has %(n)s days to answer. Then your next choice is asked."
msgstr[0] "%(name)s a %(n)s jour pour répondre. Ensuite, votre choix suivant est sollicité."
msgstr[1] "%(name)s a %(n)s jours pour répondre. Ensuite, votre choix suivant est sollicité."

#, python-format
msgid "%(name)s has %(n)s of at least %(least)s people. Bring somebody there, or leave everybody of it out, before you publish."
msgstr "%(name)s compte %(n)s personnes sur %(least)s au moins. Ajoutez-y quelqu’un, ou écartez toutes ses personnes, avant de publier."

#, python-format
msgid "%(name)s has a question about your request"
msgstr "%(name)s a une question sur votre demande"

#, python-format
msgid "%(name)s has answered your request for %(program)s:"
msgstr "%(name)s a répondu à votre demande pour %(program)s :"

#, python-format
msgid "%(name)s has called off your trial meeting"
msgstr "%(name)s a annulé votre rencontre d’essai"

#, python-format
msgid "%(name)s has fewer free places than a circle needs."
msgstr "%(name)s a moins de places libres qu’il n’en faut pour un cercle."

#, python-format
msgid "%(name)s has fewer people than a circle needs. Bring somebody there, or leave everybody of it out."
msgstr "%(name)s compte moins de personnes qu’il n’en faut pour un cercle. Ajoutez-y quelqu’un, ou écartez toutes ses personnes."

#, python-format
msgid "%(name)s has found a mentor for %(program)s."
msgstr "%(name)s a trouvé un mentor pour %(program)s."

#, python-format
msgid "%(name)s has no free place left in this run. Swap with one of their learners."
msgstr "%(name)s n’a plus de place libre dans ce brouillon. Échangez avec l’une des personnes accompagnées."

#, python-format
msgid "%(name)s has not given any hours yet"
msgstr "%(name)s n’a pas encore indiqué de disponibilités"

#, python-format
msgid "%(name)s has replied"
msgstr "%(name)s vous a répondu"

#, python-format
msgid "%(name)s has seen your request and takes time to answer, until %(day)s."
msgstr "%(name)s a vu votre demande et prend le temps d’y répondre, jusqu’au %(day)s."

#, python-format
msgid "%(name)s has until %(until)s to accept. The time is kept until then."
msgstr "%(name)s peut accepter jusqu’au %(until)s. Le créneau est gardé jusque-là."

#, python-format
msgid "%(name)s has withdrawn the request for %(program)s."
msgstr "%(name)s a retiré la demande pour %(program)s."

#, python-format
msgid "%(name)s invited %(email)s to join."
msgstr "%(name)s a invité %(email)s."

#, python-format
msgid "%(name)s is no longer a member."
msgstr "%(name)s ne fait plus partie des membres."

#, python-format
msgid "%(name)s is not waiting for an answer any more."
msgstr "%(name)s n’attend plus de réponse."

#, python-format
msgid "%(name)s is now on your list of next choices, and is asked as soon as a place is free."
msgstr "%(name)s est maintenant dans vos choix suivants, et sera sollicité·e dès qu’une place se libère."

#, python-format
msgid "%(name)s is then without a mentor."
msgstr "%(name)s se retrouve alors sans mentor."

#, python-format
msgid "%(name)s is writing"
msgstr "%(name)s écrit"

#, python-format
msgid "%(name)s never reads this. Matching takes it into account."
msgstr "%(name)s ne lit jamais cela. L’appariement en tient compte."

#, python-format
msgid "%(name)s offers to be your mentor"
msgstr "%(name)s propose d’être votre mentor"

#, python-format
msgid "%(name)s proposes %(n)s session"
msgid_plural "%(name)s proposes %(n)s sessions"
msgstr[0] "%(name)s propose %(n)s séance"
msgstr[1] "%(name)s propose %(n)s séances"

#, python-format
msgid "%(name)s proposes %(n)s session. It takes place once you accept."
msgid_plural "%(name)s proposes %(n)s sessions. They take place once you accept."
msgstr[0] "%(name)s propose %(n)s séance. Elle a lieu dès que vous l’acceptez."
msgstr[1] "%(name)s propose %(n)s séances. Elles ont lieu dès que vous les acceptez."

#, python-format
msgid "%(name)s proposes a session. It takes place once you accept."
msgstr "%(name)s propose une séance. Elle aura lieu si vous l’acceptez."

#, python-format
msgid "%(name)s proposes a session: %(day)s, %(time)s"
msgstr "%(name)s propose une séance : %(day)s, %(time)s"

#, python-format
msgid "%(name)s proposes other times for your session"
msgstr "%(name)s propose d’autres créneaux pour votre séance"

#, python-format
msgid "%(name)s proposes other times for your session."
msgstr "%(name)s propose d’autres créneaux pour votre séance."

#, python-format
msgid "%(name)s proposes these sessions. Without an answer by %(until)s, the time is given back."
msgstr "%(name)s propose ces séances. Sans réponse d’ici %(until)s, les créneaux seront rendus."

#, python-format
msgid "%(name)s proposes these times. Choose one by %(until)s, or keep the session as it is."
msgstr "%(name)s propose ces créneaux. Choisissez-en un d’ici le %(until)s, ou gardez la séance telle qu’elle est."

#, python-format
msgid "%(name)s proposes this session. Without an answer by %(until)s, the time is given back."
msgstr "%(name)s propose cette séance. Sans réponse d’ici le %(until)s, le créneau redevient libre."

#, python-format
msgid "%(name)s reads these words. Change them as you like."
msgstr "%(name)s lira ces mots. Changez-les comme vous voulez."

#, python-format
msgid "%(name)s replies to your question:"
msgstr "%(name)s répond à votre question :"

#, python-format
msgid "%(name)s says no to the proposed session."
msgstr "%(name)s ne retient pas la séance proposée."

#, python-format
msgid "%(name)s says so of the pair"
msgstr "%(name)s le dit du binôme"

#, python-format
msgid "%(name)s says that you were absent: %(day)s"
msgstr "%(name)s dit que vous étiez absent·e : %(day)s"

#, python-format
msgid "%(name)s says that you were not at your session:"
msgstr "%(name)s dit que vous n’étiez pas à votre séance :"

#, python-format
msgid "%(name)s sent you a message that you have not read yet."
msgid_plural "%(name)s sent you %(n)s messages that you have not read yet."
msgstr[0] "%(name)s vous a envoyé un message que vous n’avez pas encore lu."
msgstr[1] "%(name)s vous a envoyé %(n)s messages que vous n’avez pas encore lus."

#, python-format
msgid "%(name)s takes a little more time"
msgstr "%(name)s prend un peu plus de temps"

#, python-format
msgid "%(name)s takes no requests at the moment."
msgstr "%(name)s ne reçoit pas de demandes en ce moment."

#, python-format
msgid "%(name)s took back a meeting that was added to your mentorship:"
msgstr "%(name)s a retiré une rencontre ajoutée à votre mentorat :"

#, python-format
msgid "%(name)s waits for your answer"
msgstr "%(name)s attend votre réponse"

#, python-format
msgid "%(name)s with %(there)s"
msgstr "%(name)s avec %(there)s"

#, python-format
msgid "%(name)s without a mentor"
msgstr "%(name)s sans mentor"

#, python-format
msgid "%(name)s would like you as a mentor"
msgstr "%(name)s aimerait vous avoir comme mentor"

#, python-format
msgid "%(name)s wrote to you"
msgid_plural "%(name)s wrote you %(n)s messages"
msgstr[0] "%(name)s vous a écrit"
msgstr[1] "%(name)s vous a écrit %(n)s messages"

#, python-format
msgid "%(name)s wrote to you for %(program)s and has no answer yet. A no is an answer too: somebody else can then be asked."
msgstr "%(name)s vous a écrit pour %(program)s et n’a pas encore de réponse. Un non est aussi une réponse : quelqu’un d’autre peut alors être sollicité."

#, python-format
msgid "%(name)s's calendar says no to the session of %(day)s"
msgstr "L’agenda de %(name)s dit non à la séance : %(day)s"

#, python-format
msgid "%(name)s: %(before)s people now, %(after)s then."
msgstr "%(name)s : %(before)s personnes maintenant, %(after)s ensuite."

#, python-format
msgid "%(new)s new, %(changed)s changed, %(unchanged)s unchanged."
msgstr "%(new)s nouvelles, %(changed)s modifiées, %(unchanged)s inchangées."

#, python-format
msgid "%(one)s and %(other)s can be paired again."
msgstr "%(one)s et %(other)s peuvent de nouveau former un binôme."

#, python-format
msgid "%(one)s and %(other)s will not be paired."
msgstr "%(one)s et %(other)s ne formeront pas de binôme."

#, python-format
msgid "%(person)s applies to %(program)s"
msgstr "%(person)s pose sa candidature : %(program)s"

#, python-format
msgid "%(person)s applies to %(program)s. Role: %(role)s."
msgstr "%(person)s pose sa candidature au programme « %(program)s ». Rôle : %(role)s."

#, python-format
msgid "%(person)s: one missed session"
msgid_plural "%(person)s: %(n)s missed sessions"
msgstr[0] "%(person)s : une séance manquée"
msgstr[1] "%(person)s : %(n)s séances manquées"

#, python-format
msgid "%(place)s, UTC%(hours)s"
msgstr "%(place)s, UTC%(hours)s"

#, python-format
msgid "%(points)s of %(of)s points"
msgstr "%(points)s sur %(of)s points"

#, python-format
msgid "%(points)s points"
msgstr "%(points)s points"

#, python-format
msgid "%(points)s points and %(covered)s learners with a mentor, compared with the draft now."
msgstr "%(points)s points et %(covered)s apprenant·es avec un mentor, par rapport au brouillon actuel."

#, python-format
msgid "%(possible)s of %(pairs)s pairs are possible today."
msgstr "%(possible)s binômes sur %(pairs)s sont possibles aujourd’hui."

#, python-format
msgid "%(speaker)s about %(person)s: %(outcome)s"
msgstr "%(speaker)s, à propos de %(person)s : %(outcome)s"

#, python-format
msgid "%(taken)s of %(capacity)s places for learners are taken."
msgstr "%(taken)s places d’apprenant·es sur %(capacity)s sont prises."

#, python-format
msgid "%(title)s, with %(name)s"
msgstr "%(title)s, avec %(name)s"

#, python-format
msgid "%(zone)s is not a known time zone. Choose one such as Europe/Paris."
msgstr "%(zone)s n’est pas un fuseau horaire connu. Choisissez-en un, par exemple Europe/Paris."

msgid "1 min"
msgstr "1 min"

msgid "1, not at all"
msgstr "1, pas du tout"

msgid "1, not well"
msgstr "1, pas bien"

msgid "2 min"
msgstr "2 min"

msgid "2 to 5 years"
msgstr "2 à 5 ans"

msgid "3 min"
msgstr "3 min"

msgid "5, very much"
msgstr "5, tout à fait"

msgid "5, very well"
msgstr "5, très bien"

msgid "6 to 15 hours"
msgstr "6 à 15 heures"

msgid "6 to 15 years"
msgstr "6 à 15 ans"

msgctxt "between a label and its error"
msgid ": "
msgstr " : "

msgctxt "between a label and its value"
msgid ": "
msgstr " : "

msgid "A calendar says no to a planned session"
msgstr "Un agenda dit non à une séance prévue"

msgid "A calendar that subscribes to your private address shows your sessions and follows their changes. Google refreshes it only every few hours; the invitations in our emails arrive at once."
msgstr "Un agenda abonné à votre adresse privée affiche vos séances et suit leurs changements. Google ne l’actualise que toutes les quelques heures ; les invitations de nos e-mails arrivent aussitôt."

msgid "A change of job, studies or place"
msgstr "Un changement d’emploi, d’études ou de lieu"

msgid "A charter is signed"
msgstr "Une charte est signée"

msgid "A charter waits for your signature"
msgstr "Une charte attend votre signature"

#, python-format
msgid "A circle has from %(least)d to %(most)d people, and at most as many as you say."
msgstr "Un cercle compte de %(least)d à %(most)d personnes, et le maximum n’est pas inférieur au minimum."

msgid "A circle has the wrong size."
msgstr "Un cercle n’a pas la bonne taille."

msgid "A circle is proposed to you"
msgstr "Un cercle vous est proposé"

msgid "A circle is taken back"
msgstr "Un cercle est retiré"

msgid "A circle: several learners with one mentor, each in a mentorship of their own."
msgstr "Un cercle : plusieurs apprenant·es avec le même mentor, chaque personne dans son propre mentorat."

msgid "A coordinator lifts the exclusion, or both ask to go on together."
msgstr "La coordination lève la séparation, ou les deux demandent à continuer ensemble."

msgid "A declined person can still be approved later. Nothing is deleted."
msgstr "Une candidature déclinée peut encore être acceptée plus tard. Rien n’est supprimé."

msgid "A draft is already open for this program. Publish it or discard it first."
msgstr "Un brouillon est déjà ouvert pour ce programme. Publiez-le ou abandonnez-le d’abord."

msgid "A draft is waiting for you"
msgstr "Un brouillon vous attend"

msgid "A few lines are enough."
msgstr "Quelques lignes suffisent."

msgid "A few lines are enough. Only the two of you can read and change this."
msgstr "Quelques lignes suffisent. Vous deux seulement pouvez lire et modifier ce texte."

msgid "A few mentors suit what you wrote, are free and answer quickly. Look at them and ask the one you like best."
msgstr "Quelques mentors correspondent à ce que vous avez écrit, ont de la place et répondent vite. Regardez-les et sollicitez celui ou celle que vous préférez."

msgid "A few sentences: what brings you here, what you hope for. You and the coordinators can read this."
msgstr "Quelques phrases : ce qui vous amène, ce que vous espérez. Vous et la coordination pouvez lire ce texte."

msgid "A few steps are left"
msgstr "Il reste quelques étapes"

msgid "A few words are enough."
msgstr "Quelques mots suffisent."

msgid "A form that cannot be changed"
msgstr "Un formulaire non modifiable"

msgid "A goal says what you want, how you will know, and by when."
msgstr "Un objectif dit ce que vous voulez, à quoi vous le saurez, et pour quand."

msgid "A goal this person keeps to their pair"
msgstr "Un objectif que cette personne réserve à son binôme"

msgid "A good fit"
msgstr "Une bonne entente"

msgid "A good goal says what exactly, by when, and how you will know."
msgstr "Un bon objectif dit quoi exactement, pour quand, et à quoi vous le reconnaîtrez."

msgid "A job, a way of life, a project: whatever matters to you."
msgstr "Un métier, une façon de vivre, un projet : ce qui compte pour vous."

#, python-format
msgid "A key lets a program act as you in %(organization)s. Give each program its own, and revoke it when it is no longer used."
msgstr "Une clé permet à un logiciel d’agir en votre nom dans %(organization)s. Donnez à chacun la sienne et révoquez-la quand elle ne sert plus."

msgid "A learner is proposed to you"
msgstr "Une personne à accompagner vous est proposée"

#, python-format
msgid "A learner of %(program)s waited for you in vain and has been told. A short no helps too: somebody else can be asked at once."
msgstr "Une personne de %(program)s a attendu votre réponse en vain et en est informée. Un non bref aide aussi : quelqu’un d’autre peut être sollicité tout de suite."

msgid "A list holds 5,000 skills at most."
msgstr "Une liste contient 5 000 compétences au plus."

msgid "A meeting that was added is taken back"
msgstr "Une rencontre ajoutée est retirée"

msgid "A meeting was added that you had"
msgstr "Une rencontre que vous avez eue est ajoutée"

#, python-format
msgid "A mentor for %(name)s"
msgstr "Un mentor pour %(name)s"

#, python-format
msgid "A mentor has been found for you: %(name)s. Read why, then answer."
msgstr "Un mentor a été trouvé pour vous : %(name)s. Lisez pourquoi, puis répondez."

msgid "A mentor is proposed to you"
msgstr "Un mentor vous est proposé"

msgid "A mentor with fewer free places has a smaller circle."
msgstr "Un mentor qui a moins de places libres a un cercle plus petit."

msgid "A mentorship has ended"
msgstr "Un mentorat a pris fin"

#, python-format
msgid "A multiple of %(unit)s from %(least)s to %(most)s."
msgstr "Un multiple de %(unit)s, de %(least)s à %(most)s."

msgid "A new row. Fill it and save to get another one."
msgstr "Une nouvelle ligne. Remplissez-la et enregistrez pour en obtenir une autre."

#, python-format
msgid "A place for you in “%(circle)s”"
msgstr "Une place pour vous dans « %(circle)s »"

msgid "A place in this circle is proposed: the learner still has to accept."
msgstr "Une place dans ce cercle est proposée : la personne invitée doit encore accepter."

#, python-format
msgid "A plan holds at most %(n)d actions. Finish or change some first."
msgstr "Un plan contient au plus %(n)d actions. Terminez-en ou modifiez-en d’abord."

msgid "A profile with a photo and a few lines makes the first meeting easier."
msgstr "Une photo et quelques lignes facilitent la première rencontre."

msgid "A program ends after it starts."
msgstr "Un programme se termine après avoir commencé."

msgid "A program lasts five years at most."
msgstr "Un programme dure cinq ans au plus."

msgid "A program says for whom, when and in which rhythm."
msgstr "Un programme dit pour qui, quand et à quel rythme."

msgid "A program says for whom, when and in which rhythm. Create a first one: it stays a draft until you open it."
msgstr "Un programme dit pour qui, quand et à quel rythme. Créez-en un premier : il reste un brouillon jusqu’à son ouverture."

msgid "A proposal is taken back"
msgstr "Une proposition est reprise"

msgid "A proposal to start from"
msgstr "Une proposition pour commencer"

msgid "A proposal will not go ahead"
msgstr "Une proposition n’aboutira pas"

msgid "A proposed session does not take place"
msgstr "Une séance proposée n’a pas lieu"

msgid "A publication can be taken back for one hour. Withdraw the proposals one by one instead."
msgstr "Une publication peut être reprise pendant une heure. Retirez plutôt les propositions une par une."

msgid "A question about your request"
msgstr "Une question sur votre demande"

msgctxt "request"
msgid "A question is asked"
msgstr "Une question est posée"

msgid "A quotation mark is not closed."
msgstr "Un guillemet n’est pas fermé."

msgid "A range ends after it starts."
msgstr "Une plage finit après son début."

msgid "A refused form"
msgstr "Un formulaire refusé"

msgid "A reminder goes out once for each session and person. When a session moves, its reminders move with it; when it is cancelled, they go."
msgstr "Un rappel part une seule fois par séance et par personne. Quand une séance est déplacée, ses rappels la suivent ; quand elle est annulée, ils disparaissent."

msgid "A reply to your question"
msgstr "Une réponse à votre question"

msgid "A request is closed"
msgstr "Une demande est close"

msgid "A request is declined"
msgstr "Une demande est déclinée"

msgid "A request ran out"
msgstr "Une demande est arrivée à échéance"

msgid "A request ran out without your answer"
msgstr "Une demande est arrivée à échéance sans votre réponse"

msgid "A request that needs no answer any more"
msgstr "Une demande qui n’attend plus de réponse"

msgid "A request waits for your answer"
msgstr "Une demande attend votre réponse"

msgid "A request without an answer"
msgstr "Une demande sans réponse"

msgid "A rule forbids this pair:"
msgstr "Une règle interdit ce binôme :"

msgid "A series begins at a free time of both of you."
msgstr "Une série commence à un créneau libre pour vous deux."

#, python-format
msgid "A series has %(fewest)s to %(most)s sessions."
msgstr "Une série compte de %(fewest)s à %(most)s séances."

msgid "A series of sessions is booked"
msgstr "Une série de séances est réservée"

msgid "A series of sessions is proposed to you"
msgstr "Une série de séances vous est proposée"

msgid "A session is booked"
msgstr "Une séance est réservée"

msgid "A session is cancelled"
msgstr "Une séance est annulée"

msgid "A session is moved"
msgstr "Une séance est déplacée"

msgid "A session is proposed to you"
msgstr "Une séance vous est proposée"

msgid "A session that did not come about"
msgstr "Une séance qui n’a pas eu lieu"

#, python-format
msgid "A short while ago we proposed %(name)s to you for %(program)s. The coordination has taken that proposal back to look at it again. You need not do anything."
msgstr "Nous venons de vous proposer %(name)s pour %(program)s. La coordination a repris cette proposition pour l’examiner encore. Vous n’avez rien à faire."

msgid "A signature binds to nothing by law. It says that you have read and agree. Changing the terms asks both of you to sign again."
msgstr "Signer n’engage à rien en droit. Cela dit que vous avez lu et que vous êtes d’accord. Modifier les termes demande à chacun de signer à nouveau."

msgid "A trial meeting is called off"
msgstr "Une rencontre d’essai est annulée"

msgid "A trial meeting is planned"
msgstr "Une rencontre d’essai est prévue"

msgid "A wish against it"
msgstr "Un souhait contre ce binôme"

msgid "API"
msgstr "API"

msgid "API keys"
msgstr "Clés d’API"

msgid "About me"
msgstr "À propos de moi"

msgid "About this learner"
msgstr "À propos de cette personne"

msgid "About this mentor"
msgstr "À propos de ce mentor"

msgid "About you"
msgstr "À propos de vous"

#, python-format
msgid "About your application to %(program)s"
msgstr "Votre candidature : %(program)s"

msgid "Absent"
msgstr "Absence"

msgid "Accept"
msgstr "Accepter"

msgctxt "a session"
msgid "Accept"
msgstr "Accepter"

#, python-format
msgid "Accept %(name)s"
msgstr "Accepter %(name)s"

msgid "Accept all"
msgstr "Tout accepter"

msgid "Accept the invitation"
msgstr "Accepter l’invitation"

msgid "Accept the session"
msgstr "Accepter la séance"

#, python-format
msgid "Accept the session with %(name)s"
msgstr "Accepter la séance avec %(name)s"

#, python-format
msgid "Accept the sessions with %(name)s"
msgstr "Accepter les séances avec %(name)s"

msgid "Accepted"
msgstr "Acceptée"

msgctxt "proposal"
msgid "Accepted"
msgstr "Acceptée"

msgctxt "request"
msgid "Accepted"
msgstr "Acceptée"

msgid "Accepted: the mentorship has started."
msgstr "Acceptée : le mentorat a commencé."

msgid "Accepting commits you to a first session. When both have accepted, your charter and your action plan are ready to read."
msgstr "Accepter vous engage à une première séance. Quand les deux réponses seront positives, la charte et le plan d’action seront prêts à lire."

msgid "Accepting starts the mentorship at once: your charter and your action plan are ready to read."
msgstr "Accepter lance tout de suite le mentorat : votre charte et votre plan d’action sont prêts à lire."

msgid "Account menu"
msgstr "Menu du compte"

msgid "Achievable: what makes it possible"
msgstr "Atteignable : ce qui le rend possible"

msgid "Achievable: with the time and the means you really have."
msgstr "Atteignable : avec le temps et les moyens dont vous disposez vraiment."

msgid "Action"
msgstr "Action"

msgid "Action plan"
msgstr "Plan d’action"

msgid "Actions"
msgstr "Actions"

msgid "Actions to take"
msgstr "Actions à mener"

msgid "Active"
msgstr "Membre"

msgctxt "mentorship"
msgid "Active"
msgstr "Actif"

msgid "Active pairs"
msgstr "Binômes actifs"

#, python-format
msgid "Active since %(date)s."
msgstr "Actif depuis le %(date)s."

msgid "Add"
msgstr "Ajouter"

#, python-format
msgid "Add %s"
msgstr "Ajouter : %s"

msgid "Add a calendar"
msgstr "Ajouter un agenda"

msgid "Add a few answers"
msgstr "Ajouter quelques réponses"

msgid "Add a goal"
msgstr "Ajouter un objectif"

msgid "Add a key"
msgstr "Ajouter une clé"

msgid "Add a meeting"
msgstr "Ajouter une rencontre"

msgid "Add a meeting that took place"
msgstr "Ajouter une rencontre qui a eu lieu"

#, python-format
msgid "Add a meeting with %(name)s"
msgstr "Ajouter une rencontre avec %(name)s"

msgid "Add an action"
msgstr "Ajouter une action"

msgid "Add days off"
msgstr "Ajouter des jours de congé"

msgid "Add hours for a program or a season"
msgstr "Ajouter des disponibilités pour un programme ou une saison"

msgid "Add hours of a date"
msgstr "Ajouter les heures d’une date"

#, python-format
msgid "Add hours on %(day)s"
msgstr "Ajouter une plage le %(day)s"

msgid "Add row"
msgstr "Ajouter une ligne"

msgid "Add the meeting"
msgstr "Ajouter la rencontre"

msgid "Add the note"
msgstr "Ajouter la note"

msgid "Add the ticked skills"
msgstr "Ajouter les compétences cochées"

#, python-format
msgid "Add to %(name)s"
msgstr "Ajouter à %(name)s"

msgid "Add your own calendar, so that no session is offered while you are busy elsewhere."
msgstr "Ajoutez votre propre agenda : aucune séance ne sera proposée quand vous êtes pris ailleurs."

msgid "Added"
msgstr "Ajoutée le"

#, python-format
msgid "Added afterwards by %(name)s: %(place)s"
msgstr "Ajoutée après coup par %(name)s : %(place)s"

msgid "Address"
msgstr "Adresse"

msgid "Address of the calendar (ICS)"
msgstr "Adresse de l’agenda (ICS)"

msgid "Address, not confirmed yet"
msgstr "Adresse à confirmer"

msgid "Administration"
msgstr "Administration"

msgid "Africa"
msgstr "Afrique"

msgid "After requests without an answer"
msgstr "Après des demandes sans réponse"

msgid "After you've created a user, you’ll be able to edit more user options."
msgstr "Une fois la personne créée, vous pourrez modifier ses autres options."

msgid "After your first session"
msgstr "Après votre première séance"

msgid "Again, please"
msgstr "Volontiers à nouveau"

msgid "Agenda"
msgstr "Ordre du jour"

msgid "All"
msgstr "Toutes"

msgctxt "mentorship"
msgid "All"
msgstr "Tous"

msgctxt "request"
msgid "All"
msgstr "Toutes"

msgctxt "status"
msgid "All"
msgstr "Tous"

msgid "All applications"
msgstr "Toutes les rubriques"

msgid "All dates"
msgstr "Toutes les dates"

msgid "All families"
msgstr "Toutes les familles"

msgid "All headers"
msgstr "Tous les en-têtes"

msgid "All members of this organization can read your profile. Markdown works: **bold**, lists, links."
msgstr "Tous les membres de cette organisation peuvent lire votre profil. Markdown est accepté : **gras**, listes, liens."

msgid "All of the country"
msgstr "Tout le pays"

msgid "All of this is optional, and an empty answer never counts against you. It helps to find somebody with whom you talk easily."
msgstr "Tout est facultatif, et une réponse vide ne joue jamais contre vous. Cela aide à trouver quelqu’un avec qui la parole est facile."

msgid "All pairs"
msgstr "Tous les binômes"

msgid "All places are taken at the moment. Your application goes on the waiting list."
msgstr "Toutes les places sont prises pour le moment. Votre candidature rejoint la liste d’attente."

msgid "All places are taken. Applications go on a waiting list."
msgstr "Toutes les places sont prises. Les candidatures rejoignent une liste d’attente."

msgid "All places of the mentors who could fit went to others."
msgstr "Toutes les places des mentors possibles sont allées à d’autres."

msgid "All places of this mentor are taken."
msgstr "Toutes les places de ce mentor sont prises."

msgid "All programs"
msgstr "Tous les programmes"

msgid "All requests are being answered."
msgstr "Toutes les demandes reçoivent une réponse."

msgid "All roles"
msgstr "Tous les rôles"

msgid "All sessions"
msgstr "Toutes les séances"

msgid "All states"
msgstr "Tous les états"

msgid "All statuses"
msgstr "Tous les statuts"

msgid "All that are to come"
msgstr "Toutes celles à venir"

msgid "Already asked by others"
msgstr "Déjà sollicité·e par d’autres"

#, python-format
msgid "Already invited: %(addresses)s"
msgstr "Déjà invités : %(addresses)s"

#, python-format
msgid "Already members: %(addresses)s"
msgstr "Déjà membres : %(addresses)s"

msgid "Always kept: nobody with themselves, people kept apart, pairs that declined each other or asked never to meet again, conflicts of interest. Name, pronouns, photo, age and origin are never read."
msgstr "Toujours respecté : personne avec soi-même, personnes tenues séparées, binômes qui se sont refusés ou ne veulent plus se revoir, conflits d’intérêts. Le nom, les pronoms, la photo, l’âge et l’origine ne sont jamais lus."

msgid "Americas"
msgstr "Amériques"

msgid "An application in your selection has been withdrawn or answered. Look again."
msgstr "Une candidature de votre sélection a été retirée ou a reçu une réponse. Vérifiez la liste."

msgid "An organization needs at least one owner. Make somebody else an owner first."
msgstr "Il faut au moins un propriétaire par organisation. Donnez d’abord ce rôle à quelqu’un d’autre."

msgid "Another program already has this address."
msgstr "Un autre programme a déjà cette adresse."

msgid "Another set of yours is for the same program in some of these days."
msgstr "Vous avez déjà d’autres disponibilités pour le même programme certains de ces jours."

msgid "Another time with the same person?"
msgstr "Une autre fois avec la même personne ?"

msgid "Answer"
msgstr "Répondre"

msgctxt "button: accept or decline a session"
msgid "Answer"
msgstr "Répondre"

msgctxt "of the API"
msgid "Answer"
msgstr "Réponse"

#, python-format
msgid "Answer %(name)s, %(program)s"
msgstr "Répondre à %(name)s, %(program)s"

#, python-format
msgid "Answer %(name)s, who proposes other times than on %(day)s"
msgstr "Répondre à %(name)s, qui propose d’autres créneaux que le %(day)s"

#, python-format
msgid "Answer %(name)s, who proposes to meet on %(day)s at %(time)s"
msgstr "Répondre à %(name)s, qui propose une séance le %(day)s à %(time)s"

msgid "Answer applications"
msgstr "Répondre aux candidatures"

#, python-format
msgid "Answer due by %(day)s, %(time)s"
msgstr "Réponse attendue avant le %(day)s, %(time)s"

#, python-format
msgid "Answer the proposal to mentor %(name)s"
msgstr "Répondre à la proposition d’accompagner %(name)s"

msgid "Answer the questions"
msgstr "Répondre aux questions"

#, python-format
msgid "Answer the request of %(name)s"
msgstr "Répondre à la demande de %(name)s"

msgid "Answer the selected applications"
msgstr "Répondre aux candidatures sélectionnées"

msgid "Answer this application"
msgstr "Répondre à cette candidature"

msgid "Answer with no"
msgstr "Ne pas retenir la séance"

msgid "Answer without signing in"
msgstr "Répondre sans se connecter"

msgid "Answers"
msgstr "Réponses"

msgid "Antarctica"
msgstr "Antarctique"

msgid "Any"
msgstr "Peu importe"

msgid "Any action"
msgstr "Toutes les actions"

msgid "Any day"
msgstr "N’importe quel jour"

msgid "Any language"
msgstr "N’importe quelle langue"

msgid "Any time"
msgstr "N’importe quelle heure"

msgid "Anything"
msgstr "N’importe quoi"

msgid "Apple: share the calendar as a public calendar and copy its link."
msgstr "Apple : partagez l’agenda comme calendrier public et copiez son lien."

msgid "Applications"
msgstr "Candidatures"

#, python-format
msgid "Applications answered: %(n)s."
msgstr "Candidatures traitées : %(n)s."

msgid "Applied"
msgstr "Candidature"

msgid "Apply Filters"
msgstr "Appliquer les filtres"

msgid "Apply as a learner"
msgstr "Candidater comme apprenant·e"

msgid "Apply as a mentor"
msgstr "Candidater comme mentor"

msgid "Approve"
msgstr "Accepter"

msgid "Approve the selected applications"
msgstr "Accepter les candidatures sélectionnées"

msgid "Arabic"
msgstr "Arabe"

msgid "Are you a good fit"
msgstr "Est-ce une bonne entente"

msgid "Around noon"
msgstr "Vers midi"

msgid "As a learner"
msgstr "Comme apprenant·e"

msgid "As a mentor"
msgstr "Comme mentor"

msgid "As a page"
msgstr "En page"

msgid "As many as possible, the hardest to match first"
msgstr "Le plus possible, en aidant d’abord les plus difficiles à apparier"

msgid "As many learners as possible get a mentor. Somebody else's mentor changes only for that, or when the draft gains at least 5 points by it. Kept pairs and people left out stay as they are."
msgstr "Le plus grand nombre possible d’apprenant·es a un mentor. Le mentor de quelqu’un d’autre ne change que pour cela, ou si le brouillon y gagne au moins 5 points. Les binômes gardés et les personnes laissées de côté restent tels quels."

msgid "As many learners as possible, then the best total"
msgstr "Le plus d’apprenant·es possible, puis le meilleur total"

#, python-format
msgid "As saved, on your clock: %(zone)s."
msgstr "Tel qu’enregistré, à votre heure : %(zone)s."

msgid "As text"
msgstr "En texte"

msgid "As the device"
msgstr "Comme l’appareil"

msgid "As the organization has it"
msgstr "Comme l’organisation"

msgid "As your pair will read it."
msgstr "Comme votre binôme le lira."

msgid "Asia"
msgstr "Asie"

#, python-format
msgid "Ask %(name)s"
msgstr "Solliciter %(name)s"

#, python-format
msgid "Ask %(name)s a question first"
msgstr "Poser d’abord une question à %(name)s"

#, python-format
msgid "Ask %(name)s whether they still take learners"
msgstr "Demander à %(name)s si son accompagnement reste possible"

msgid "Ask a question first"
msgstr "Poser d’abord une question"

msgid "Ask first"
msgstr "Demander avant"

msgid "Ask for less: another time, or any skill."
msgstr "Demandez moins : un autre moment, ou n’importe quelle compétence."

#, python-format
msgid "Ask how %(name)s is doing"
msgstr "Prendre des nouvelles de %(name)s"

msgid "Ask them beforehand: when you publish, only the learners are asked. Each learner takes one of the mentor’s free places."
msgstr "Demandez-leur avant : à la publication, seuls les apprenant·es ont à répondre. Chaque personne prend une des places libres du mentor."

msgid "Ask this mentor"
msgstr "Solliciter ce mentor"

msgid "Asked by"
msgstr "Demande de"

msgid "Asks what to talk about, while nothing is prepared."
msgstr "Demande de quoi parler, tant que rien n’est préparé."

msgid "Asks who was there and what comes next."
msgstr "Demande qui était là et quelle est la suite."

msgid "Aspirations"
msgstr "Aspirations"

#, python-format
msgid "At %(time)s, session with %(name)s"
msgstr "À %(time)s, séance avec %(name)s"

msgid "At ease in the job"
msgstr "À l’aise dans le métier"

msgid "At least 10 characters. A short sentence works well."
msgstr "Au moins 10 caractères. Une courte phrase convient bien."

msgid "At that time one of you had something else in Tandem. Check the day and the hour."
msgstr "À cette heure-là, l’une de vous deux avait déjà autre chose dans Tandem. Vérifiez le jour et l’heure."

msgid "At the mentor's own wish"
msgstr "À la demande du mentor"

msgid "At the weekend"
msgstr "Le week-end"

msgid "At this time"
msgstr "À cette heure"

msgid "At what time?"
msgstr "À quel moment de la journée ?"

msgid "Atlantic"
msgstr "Atlantique"

msgid "Attached"
msgstr "Pièce jointe"

msgid "Audit trail"
msgstr "Journal d’audit"

msgid "Australia"
msgstr "Australie"

msgctxt "theme"
msgid "Auto"
msgstr "Auto"

msgid "Availability"
msgstr "Disponibilités"

msgid "Availability first"
msgstr "Disponibilités d’abord"

msgid "Availability in common"
msgstr "Disponibilités communes"

msgid "Average score"
msgstr "Score moyen"

msgid "Back"
msgstr "Revenir"

msgid "Back to Tandem"
msgstr "Revenir à Tandem"

msgid "Back to home"
msgstr "Revenir à l’accueil"

msgid "Back to matching"
msgstr "Revenir à l’appariement"

msgid "Back to the figures"
msgstr "Revenir aux chiffres"

msgid "Back to the home page"
msgstr "Revenir à l’accueil"

msgid "Back to the latest messages"
msgstr "Revenir aux derniers messages"

msgid "Back to the pair"
msgstr "Revenir au binôme"

msgid "Back to the program"
msgstr "Revenir au programme"

msgid "Back to the requests"
msgstr "Revenir aux demandes"

msgid "Back to the session"
msgstr "Revenir à la séance"

msgid "Back to the suggestions"
msgstr "Revenir aux suggestions"

msgid "Bad luck"
msgstr "Malchance"

msgid "Badges, people, banners"
msgstr "Étiquettes, personnes, bandeaux"

msgid "Balance work, studies and life"
msgstr "Concilier travail, études et vie personnelle"

msgid "Balanced"
msgstr "Équilibré"

msgid "Balanced criteria."
msgstr "Critères équilibrés."

msgid "Balanced criteria:"
msgstr "Critères équilibrés :"

#, python-format
msgid "Before answering, %(name)s asks you:"
msgstr "Avant de répondre, %(name)s vous demande :"

msgid "Before the session"
msgstr "Avant la séance"

msgid "Began at"
msgstr "Début à"

msgid "Begin with"
msgstr "Commencer par"

msgid "Begin with the list that comes with Tandem, in French and English, then adapt it."
msgstr "Commencez par la liste fournie avec Tandem, en français et en anglais, puis adaptez-la."

msgid "Being computed"
msgstr "En cours de calcul"

#, python-format
msgid "Below each date, the time for %(name)s (%(place)s)."
msgstr "À côté de chaque date, l’heure pour %(name)s (%(place)s)."

#, python-format
msgid "Below each, the time for %(name)s (%(place)s)."
msgstr "Sous chaque horaire, l’heure de %(name)s (%(place)s)."

msgid "Beside the mentor. A circle with fewer does not take place."
msgstr "Sans compter le mentor. Un cercle plus petit n’a pas lieu."

msgid "Body"
msgstr "Corps"

msgid "Book a first session"
msgstr "Réserver une première séance"

msgid "Book a series"
msgstr "Réserver une série"

msgid "Book a session"
msgstr "Réserver une séance"

msgid "Book a session or invite somebody: what they receive appears here within seconds."
msgstr "Réservez une séance ou invitez quelqu’un : le message reçu apparaît ici en quelques secondes."

msgid "Book another time"
msgstr "Réserver un autre créneau"

msgid "Book one session only"
msgstr "Réserver une seule séance"

msgid "Book the next session"
msgstr "Réserver la prochaine séance"

msgid "Book these sessions"
msgstr "Réserver ces séances"

msgid "Book this time"
msgstr "Réserver ce créneau"

msgid "Booked at once"
msgstr "Réservée aussitôt"

msgid "Booked by"
msgstr "Réservée par"

msgid "Both"
msgstr "Les deux"

msgid "Both are asked"
msgstr "Les deux réponses sont attendues"

msgid "Both like to talk the same way."
msgstr "Les deux aiment échanger de la même façon."

msgid "Both of you"
msgstr "Vous deux"

msgid "Both of you and the coordination can read this. A technical failure counts against nobody."
msgstr "Votre binôme et la coordination peuvent lire ceci. Un problème technique n’est retenu contre personne."

msgid "Both of you get an email and the entry leaves your calendars. What you wrote on the session's page stays."
msgstr "Vous recevrez l’un et l’autre un e-mail et la séance quittera vos agendas. Ce que vous avez écrit sur la page de la séance reste."

msgid "Both of you have signed. Next: your action plan."
msgstr "Les deux signatures sont là. La suite : votre plan d’action."

msgid "Both scores side by side"
msgstr "Les deux scores côte à côte"

#, python-format
msgid "Both speak %(languages)s."
msgstr "Langues en commun : %(languages)s."

msgid "Both wish to go on"
msgstr "Les deux souhaitent continuer"

msgid "British Sign Language"
msgstr "Langue des signes britannique"

msgid "Browser"
msgstr "Navigateur"

msgid "Busy"
msgstr "En cours"

msgctxt "in a calendar"
msgid "Busy"
msgstr "Indisponible"

msgid "Buttons"
msgstr "Boutons"

msgid "By"
msgstr "Par"

msgid "By free hours a week"
msgstr "Par heures libres chaque semaine"

msgid "By ideas and possibilities"
msgstr "Par idées et possibilités"

msgid "By invitation"
msgstr "Sur invitation"

msgid "By invitation only"
msgstr "Sur invitation uniquement"

msgid "By language of the account"
msgstr "Par langue du compte"

msgid "By phone"
msgstr "Par téléphone"

msgid "By place in working life"
msgstr "Par étape de vie professionnelle"

msgid "By when"
msgstr "Pour quand"

msgid "By years of experience"
msgstr "Par années d’expérience"

msgid "CSV file"
msgstr "Fichier CSV"

msgid "Calendar"
msgstr "Agenda"

msgid "Calendar file"
msgstr "Fichier d’agenda"

msgid "Calendar:"
msgstr "Agenda :"

msgid "Calendars that count as busy"
msgstr "Agendas qui comptent comme occupés"

msgid "Call it off"
msgstr "Annuler la rencontre"

msgid "Cancel"
msgstr "Annuler"

msgid "Cancel the computing"
msgstr "Annuler le calcul"

msgid "Cancel the session"
msgstr "Annuler la séance"

#, python-format
msgid "Cancel the session with %(name)s"
msgstr "Annuler la séance avec %(name)s"

msgid "Cancelled"
msgstr "Annulée"

msgid "Cancelled after the notice limit of the program."
msgstr "Annulée après le délai de prévenance du programme."

msgid "Cancelled computing"
msgstr "Calcul annulé"

#, python-format
msgid "Cancelled, session with %(name)s on %(day)s"
msgstr "Séance avec %(name)s annulée, %(day)s"

#, python-format
msgid "Cancelled: %(n)s session with %(name)s"
msgid_plural "Cancelled: %(n)s sessions with %(name)s"
msgstr[0] "Annulée : %(n)s séance avec %(name)s"
msgstr[1] "Annulées : %(n)s séances avec %(name)s"

#, python-format
msgid "Cancelled: %(reason)s"
msgstr "Annulée : %(reason)s"

msgid "Cancelling late counts too."
msgstr "Une annulation tardive compte aussi."

msgid "Change"
msgstr "Modifier"

#, python-format
msgid "Change %s"
msgstr "Modifier : %s"

msgid "Change a note"
msgstr "Modifier une note"

msgid "Change an action"
msgstr "Modifier une action"

msgid "Change job or field"
msgstr "Changer de métier ou de domaine"

msgid "Change my answers"
msgstr "Modifier mes réponses"

msgid "Change my word"
msgstr "Modifier ma réponse"

msgid "Change password"
msgstr "Modifier le mot de passe"

msgid "Change the address"
msgstr "Changer l’adresse"

msgid "Change the charter"
msgstr "Modifier la charte"

msgid "Change the criteria"
msgstr "Modifier les critères"

msgid "Change the rhythm or the time"
msgstr "Changer le rythme ou l’horaire"

msgid "Change the terms"
msgstr "Modifier les termes"

msgid "Change these answers"
msgstr "Modifier ces réponses"

msgid "Change your language or time zone"
msgstr "Modifier votre langue ou votre fuseau horaire"

msgid "Changed"
msgstr "Modifié"

msgctxt "skill"
msgid "Changed"
msgstr "Modifiée"

msgid "Charter"
msgstr "Charte"

msgid "Charter signed"
msgstr "Charte signée"

msgid "Charters"
msgstr "Chartes"

msgid "Charters and plans"
msgstr "Chartes et plans"

msgid "Check again"
msgstr "Vérifier à nouveau"

msgid "Check the list"
msgstr "Vérifier la liste"

msgid "Check the spelling, or look at all messages."
msgstr "Vérifiez l’orthographe ou affichez tous les messages."

msgid "Check this run"
msgstr "Vérifier ce calcul"

msgid "Chinese"
msgstr "Chinois"

msgid "Choose"
msgstr "Choisir"

#, python-format
msgid "Choose %(name)s"
msgstr "Choisir %(name)s"

msgid "Choose 12 skills at most: those that matter most."
msgstr "Choisissez 12 compétences au plus : celles qui comptent le plus."

msgid "Choose a date in the future."
msgstr "Choisissez une date à venir."

msgid "Choose a date that is still to come."
msgstr "Choisissez une date à venir."

msgid "Choose a date within ten years."
msgstr "Choisissez une date dans les dix ans."

msgid "Choose a date."
msgstr "Choisissez une date."

msgid "Choose a file or paste some lines."
msgstr "Choisissez un fichier ou collez quelques lignes."

msgid "Choose a learner"
msgstr "Choisir une personne à accompagner"

msgid "Choose a learner and a mentor of this program."
msgstr "Choisissez une personne à accompagner et un mentor de ce programme."

msgid "Choose a mentor"
msgstr "Choisir un mentor"

msgid "Choose a mentor from the list."
msgstr "Choisissez un mentor dans la liste."

msgid "Choose a number from 1 to 5."
msgstr "Choisissez un nombre de 1 à 5."

msgid "Choose a program, or give the first and the last day, or both."
msgstr "Choisissez un programme, ou indiquez le premier et le dernier jour, ou les deux."

msgid "Choose a time that suits both of you."
msgstr "Choisissez un créneau qui vous convient à tous les deux."

msgid "Choose a time that suits both of you: it takes a minute."
msgstr "Choisissez un créneau qui vous convient à tous les deux : une minute suffit."

#, python-format
msgid "Choose a time with %(name)s"
msgstr "Choisir un créneau avec %(name)s"

msgid "Choose a time zone."
msgstr "Choisissez un fuseau horaire."

msgid "Choose a time."
msgstr "Choisissez un moment."

msgid "Choose another time"
msgstr "Choisir un autre créneau"

msgid "Choose at least one mentor who leads a circle."
msgstr "Choisissez au moins un mentor qui anime un cercle."

msgid "Choose at least one role."
msgstr "Choisissez au moins un rôle."

msgid "Choose at least one skill."
msgstr "Choisissez au moins une compétence."

msgid "Choose at least one way."
msgstr "Choisissez au moins une voie."

msgid "Choose file to upload"
msgstr "Choisir un fichier à envoyer"

msgid "Choose one of the languages offered."
msgstr "Choisissez l’une des langues proposées."

msgid "Choose one of the themes offered."
msgstr "Choisissez l’un des thèmes proposés."

msgid "Choose one of the three objectives."
msgstr "Choisissez l’un des trois objectifs."

msgid "Choose one of the times offered."
msgstr "Choisissez l’un des moments proposés."

msgid "Choose one of the times."
msgstr "Choisissez l’un des créneaux."

msgid "Choose one of these times"
msgstr "Choisir un de ces créneaux"

msgid "Choose one, two or three times."
msgstr "Choisissez un, deux ou trois créneaux."

msgid "Choose somebody of this program."
msgstr "Choisissez quelqu’un de ce programme."

msgid "Choose the first time."
msgstr "Choisissez le premier créneau."

msgid "Choose two different people."
msgstr "Choisissez deux personnes différentes."

msgid "Choose up to 12 skills that you can pass on, and say how far you have come with each."
msgstr "Choisissez jusqu’à 12 compétences que vous pouvez transmettre, et dites où vous en êtes pour chacune."

msgid "Choose up to 12 skills that you want to work on, and say where you stand with each."
msgstr "Choisissez jusqu’à 12 compétences que vous voulez travailler, et dites où vous en êtes pour chacune."

#, python-format
msgid "Choose up to three times: %(name)s takes one of them, or keeps the session as it is."
msgstr "Choisissez jusqu’à trois créneaux : %(name)s en retient un, ou garde la séance telle qu’elle est."

msgid "Choose whom to ask"
msgstr "Choisissez qui solliciter"

msgid "Choose your emails and quiet hours"
msgstr "Choisir vos e-mails et vos heures calmes"

msgid "Chosen by what you wrote in your needs, by when you can both meet, and by who answers quickly. Each mentor is shown first to as many learners as they have places for."
msgstr "Choisis selon ce que vous avez écrit dans votre bilan, selon vos moments communs et la rapidité des réponses. Chaque mentor est mis en avant auprès d’autant de personnes qu’il lui reste de places."

msgid "Chosen in other weeks"
msgstr "Choisis dans d’autres semaines"

msgid "Chosen now"
msgstr "Choix actuel"

#, python-format
msgid "Circle of %(name)s"
msgstr "Cercle avec %(name)s"

msgid "Circles"
msgstr "Cercles"

msgid "Circles that take place"
msgstr "Cercles qui ont lieu"

msgid "Clear"
msgstr "Effacer"

msgid "Clear all filters"
msgstr "Effacer tous les filtres"

msgid "Clear selection"
msgstr "Effacer la sélection"

msgid "Clear the filters"
msgstr "Effacer les filtres"

msgid "Click here to select the objects across all pages"
msgstr "Cliquez ici pour sélectionner les objets de toutes les pages"

msgid "Click to cancel"
msgstr "Cliquer pour annuler"

msgid "Click to download"
msgstr "Cliquer pour télécharger"

msgid "Close"
msgstr "Fermer"

msgid "Close a window or a menu"
msgstr "Fermer une fenêtre ou un menu"

msgid "Close the program"
msgstr "Clore le programme"

msgid "Closed"
msgstr "Clos"

msgctxt "request"
msgid "Closed"
msgstr "Close"

msgid "Closeness first"
msgstr "Affinités d’abord"

msgid "Code"
msgstr "Code"

msgid "Codes can stay empty: they are then made of the English names."
msgstr "Les codes peuvent rester vides : ils sont alors tirés des noms anglais."

#, python-format
msgid "Columns are missing: %(names)s."
msgstr "Il manque des colonnes : %(names)s."

msgid "Coming"
msgstr "À venir"

msgid "Coming late counts too."
msgstr "Un retard compte aussi."

msgid "Commas, semicolons or tabs; 1 MB at most."
msgstr "Virgules, points-virgules ou tabulations ; 1 Mo au plus."

msgid "Common times"
msgstr "Moments communs"

msgid "Common times:"
msgstr "Moments communs :"

msgid "Compare"
msgstr "Comparer"

msgid "Compare mentors"
msgstr "Comparer les mentors"

#, python-format
msgid "Compared with “%(name)s”: %(n)s learner differs."
msgid_plural "Compared with “%(name)s”: %(n)s learners differ."
msgstr[0] "Comparé à « %(name)s » : %(n)s apprenant·e diffère."
msgstr[1] "Comparé à « %(name)s » : %(n)s apprenant·es diffèrent."

msgid "Complete my profile"
msgstr "Compléter mon profil"

msgid "Complete your profile"
msgstr "Compléter votre profil"

msgid "Completed"
msgstr "Terminé"

msgid "Compute a draft"
msgstr "Calculer un brouillon"

msgid "Compute a draft, review it and publish it; the pairs then appear here."
msgstr "Calculez un brouillon, relisez-le et publiez-le ; les binômes apparaîtront ici."

msgid "Compute again"
msgstr "Recalculer"

msgid "Computed again around the kept places."
msgstr "Recalculé autour des places conservées."

msgid "Computed again just now, it gave other pairs."
msgstr "Recalculé à l’instant, il donne d’autres binômes."

msgid "Computed again just now, it gave the same pairs."
msgstr "Recalculé à l’instant, il donne les mêmes binômes."

msgid "Confirm"
msgstr "Confirmer"

msgid "Conflicts of interest"
msgstr "Conflits d’intérêts"

msgid "Connected again"
msgstr "Connexion rétablie"

msgid "Continue"
msgstr "Continuer"

msgid "Continue in Tandem"
msgstr "Continuer dans Tandem"

msgid "Conversation"
msgstr "Conversation"

msgid "Conversations"
msgstr "Conversations"

msgid "Coordination"
msgstr "Coordination"

msgid "Coordinator"
msgstr "Coordination"

msgid "Coordinators choose a mentor for one learner"
msgstr "La coordination choisit un mentor pour une personne"

msgid "Copy this key now. It is shown only once."
msgstr "Copiez cette clé maintenant : elle n’est affichée qu’une fois."

msgid "Correct the lines"
msgstr "Corriger les lignes"

msgid "Correct the marked values, then count again."
msgstr "Corrigez les valeurs signalées, puis recomptez."

msgid "Correct them below, or import the good lines now: these ones will be waiting for you."
msgstr "Corrigez-les ci-dessous, ou importez déjà les bonnes lignes : celles-ci vous attendront."

msgid "Could you mentor this person?"
msgstr "Pourriez-vous accompagner cette personne ?"

msgid "Count again"
msgstr "Recompter"

msgid "Create a key"
msgstr "Créer une clé"

msgid "Create a program"
msgstr "Créer un programme"

msgid "Create an account"
msgstr "Créer un compte"

msgid "Create my account"
msgstr "Créer mon compte"

msgid "Create my account and join"
msgstr "Créer mon compte et rejoindre"

msgid "Create one when a program needs to read or write for you."
msgstr "Créez-en une quand un logiciel doit lire ou écrire pour vous."

msgid "Created"
msgstr "Créée le"

msgid "Criteria"
msgstr "Critères"

#, python-format
msgid "Criteria version %(n)s."
msgstr "Critères, version %(n)s."

#, python-format
msgid "Criteria version %(n)s:"
msgstr "Critères, version %(n)s :"

msgid "Criterion"
msgstr "Critère"

msgid "Current address"
msgstr "Adresse actuelle"

msgid "Danger"
msgstr "Danger"

msgid "Dark"
msgstr "Sombre"

msgid "Data"
msgstr "Données"

msgid "Dataset not found. No action performed."
msgstr "Jeu de données introuvable. Aucune action n’a été faite."

msgid "Date"
msgstr "Date"

msgid "Date from"
msgstr "Date de début"

msgid "Date passed"
msgstr "Date dépassée"

msgid "Date to"
msgstr "Date de fin"

msgid "Date/time"
msgstr "Date et heure"

msgid "Dates"
msgstr "Dates"

msgid "Day"
msgstr "Jour"

msgid "Day by day"
msgstr "Jour par jour"

msgid "Days"
msgstr "Jours"

msgid "Days after the start"
msgstr "Jours après le début"

msgid "Days off"
msgstr "Jours de congé"

msgid "Days since the last session"
msgstr "Jours depuis la dernière séance"

msgid "Decline"
msgstr "Décliner"

msgctxt "a session"
msgid "Decline"
msgstr "Refuser"

#, python-format
msgid "Decline the request of %(name)s"
msgstr "Décliner la demande de %(name)s"

msgid "Decline the selected applications"
msgstr "Décliner les candidatures sélectionnées"

msgid "Decline the session"
msgstr "Refuser la séance"

msgid "Decline with these words"
msgstr "Décliner avec ces mots"

msgid "Declined"
msgstr "Déclinées"

msgctxt "mentorship"
msgid "Declined"
msgstr "Décliné"

msgctxt "proposal"
msgid "Declined"
msgstr "Refusée"

msgctxt "request"
msgid "Declined"
msgstr "Déclinée"

msgid "Delete"
msgstr "Supprimer"

msgid "Demo mailbox"
msgstr "Boîte aux lettres de la démo"

msgid "Describe my needs"
msgstr "Décrire mes besoins"

msgid "Describe the program"
msgstr "Décrire le programme"

msgid "Describe the program first, so that people know what they apply to."
msgstr "Décrivez d’abord le programme, pour que chacun sache à quoi il candidate."

msgid "Describe your needs"
msgstr "Décrire vos besoins"

msgid "Devices"
msgstr "Appareils"

msgid "Did the session take place?"
msgstr "La séance a-t-elle eu lieu ?"

msgid "Disabled"
msgstr "Désactivé"

msgid "Discard"
msgstr "Abandonner"

msgid "Discarded"
msgstr "Abandonné"

msgid "Discarded draft"
msgstr "Brouillon abandonné"

msgid "Do it and keep it"
msgstr "Valider et garder"

msgid "Done"
msgstr "Fait"

msgid "Done. Well noted."
msgstr "Fait. C’est noté."

msgid "Done:"
msgstr "Fait :"

msgid "Down"
msgstr "Descendre"

msgid "Download the file"
msgstr "Télécharger le fichier"

msgid "Download the record"
msgstr "Télécharger le relevé"

msgid "Draft"
msgstr "Brouillon"

msgid "Draft of circles"
msgstr "Brouillon de cercles"

msgid "Draft of pairs"
msgstr "Brouillon de binômes"

msgid "Due"
msgstr "À envoyer"

msgid "Duplicate"
msgstr "Dupliquer"

msgid "Dutch"
msgstr "Néerlandais"

msgid "Each line is sealed into the one before it: a line changed or removed later is found."
msgstr "Chaque ligne est scellée dans la précédente : une ligne modifiée ou retirée plus tard est repérée."

msgid "Each new pair of this program starts from these actions, dated from the day its mentorship starts. Plans already made do not change."
msgstr "Chaque nouveau binôme de ce programme part de ces actions, datées à partir du début de son mentorat. Les plans déjà faits ne changent pas."

msgid "Each person gets a link of their own, good for 14 days."
msgstr "Chaque personne reçoit son propre lien, valable 14 jours."

msgid "Earlier"
msgstr "Plus tôt"

msgid "Earlier messages"
msgstr "Messages précédents"

msgid "Earlier versions"
msgstr "Versions précédentes"

msgid "Edit"
msgstr "Modifier"

msgid "Edit my profile"
msgstr "Modifier mon profil"

msgid "Edit the goal"
msgstr "Modifier l’objectif"

msgid "Edit the program"
msgstr "Modifier le programme"

msgid "Email"
msgstr "E-mail"

msgid "Email address"
msgstr "Adresse e-mail"

msgid "Email addresses"
msgstr "Adresses e-mail"

msgid "Emails"
msgstr "E-mails"

msgid "Emails and quiet hours"
msgstr "E-mails et heures calmes"

msgid "Emails that are always sent"
msgstr "E-mails toujours envoyés"

msgid "Emails that you want"
msgstr "E-mails que vous souhaitez"

msgid "Empty: as many as fit."
msgstr "Vide : autant qu’il s’en trouve."

msgid "Empty: the days between sessions of the program."
msgstr "Vide : les jours entre deux séances du programme."

msgid "End it and look for somebody else"
msgstr "Y mettre fin et chercher quelqu’un d’autre"

msgid "End the mentorship"
msgstr "Mettre fin au mentorat"

msgid "End this mentorship"
msgstr "Mettre fin au mentorat"

msgctxt "mentorship"
msgid "Ended"
msgstr "Terminé"

#, python-format
msgid "Ended on %(date)s."
msgstr "Terminé le %(date)s."

msgid "English"
msgstr "Anglais"

msgid "Enrol at least one mentor and one learner before starting."
msgstr "Inscrivez au moins un mentor et un·e apprenant·e avant de démarrer."

msgid "Enrol learners"
msgstr "Inscrire des apprenant·es"

msgid "Enrol mentors"
msgstr "Inscrire des mentors"

msgid "Enrolled"
msgstr "Inscription validée"

msgid "Enrolments"
msgstr "Inscriptions"

msgid "Enter a date between 2000 and 2100."
msgstr "Indiquez une date entre 2000 et 2100."

#, python-format
msgid "Enter a date, for example %(example)s."
msgstr "Indiquez une date, par exemple %(example)s."

msgid "Enter a date, for example 2027-03-31."
msgstr "Indiquez une date, par exemple 31/03/2027."

#, python-brace-format
msgid "Enter a web address, for example https://meet.example.org/{room}"
msgstr "Indiquez une adresse web, par exemple https://visio.exemple.fr/{room}"

msgid "Enter sends. Shift and Enter start a new line."
msgstr "Entrée envoie. Maj et Entrée vont à la ligne."

msgid "Entries, newest first"
msgstr "Entrées, de la plus récente à la plus ancienne"

msgid "Europe"
msgstr "Europe"

msgid "Every learner is in a circle."
msgstr "Tous les apprenant·es sont dans un cercle."

msgid "Every learner of this program has a mentor or a proposal."
msgstr "Chaque personne de ce programme a un mentor ou une proposition."

msgid "Every learner of this program has a mentor or a proposal. New learners appear here as soon as they are enrolled."
msgstr "Chaque personne de ce programme a un mentor ou une proposition. Les nouvelles inscriptions apparaissent ici."

#, python-format
msgid "Every month on the first %(weekday)s at %(time)s (%(place)s)"
msgstr "Chaque mois, le premier %(weekday)s à %(time)s (%(place)s)"

#, python-format
msgid "Every month on the fourth %(weekday)s at %(time)s (%(place)s)"
msgstr "Chaque mois, le quatrième %(weekday)s à %(time)s (%(place)s)"

#, python-format
msgid "Every month on the last %(weekday)s at %(time)s (%(place)s)"
msgstr "Chaque mois, le dernier %(weekday)s à %(time)s (%(place)s)"

#, python-format
msgid "Every month on the second %(weekday)s at %(time)s (%(place)s)"
msgstr "Chaque mois, le deuxième %(weekday)s à %(time)s (%(place)s)"

#, python-format
msgid "Every month on the third %(weekday)s at %(time)s (%(place)s)"
msgstr "Chaque mois, le troisième %(weekday)s à %(time)s (%(place)s)"

msgid "Every month, on the same weekday"
msgstr "Chaque mois, le même jour de semaine"

msgid "Every time you see is told in this zone."
msgstr "Toutes les heures affichées le sont dans ce fuseau."

msgid "Every two weeks"
msgstr "Toutes les deux semaines"

#, python-format
msgid "Every two weeks on %(weekday)s at %(time)s (%(place)s)"
msgstr "Toutes les deux semaines, le %(weekday)s à %(time)s (%(place)s)"

msgid "Every week"
msgstr "Chaque semaine"

#, python-format
msgid "Every week on %(weekday)s at %(time)s (%(place)s)"
msgstr "Chaque semaine, le %(weekday)s à %(time)s (%(place)s)"

msgid "Everybody"
msgstr "Tout le monde"

msgid "Everybody enrolled will have completed it. All that was written stays readable, and you can reopen the program."
msgstr "Toutes les inscriptions seront marquées comme terminées. Tout ce qui a été écrit reste lisible, et vous pourrez rouvrir le programme."

msgid "Everybody has answered. Invite mentors and learners by email."
msgstr "Tout le monde a répondu. Invitez des mentors et des apprenants par e-mail."

msgid "Everybody's own zone and quiet hours are respected, and each may turn these emails off for themselves."
msgstr "Le fuseau et les heures calmes de chaque personne sont respectés, et chacune peut désactiver ces e-mails pour elle-même."

msgid "Exchange"
msgstr "Échange"

msgid "Expand row"
msgstr "Déplier la ligne"

msgid "Expectations"
msgstr "Attentes"

msgid "Experience"
msgstr "Expérience"

msgid "Experience first"
msgstr "Expérience d’abord"

msgid "Experience is no longer mandatory."
msgstr "L’expérience n’est plus obligatoire."

msgid "Expert, or leading a team"
msgstr "Expertise, ou direction d’une équipe"

msgid "Expired"
msgstr "Expirée"

msgid "Explain"
msgstr "Expliquer"

msgid "Export"
msgstr "Exporter"

msgid "Failed"
msgstr "Échec"

msgid "False"
msgstr "Faux"

msgid "Family"
msgstr "Famille"

msgid "Feedback on a session"
msgstr "Un retour sur une séance"

msgid "Feedback opens once the session has taken place."
msgstr "Le retour s’ouvre une fois que la séance a eu lieu."

msgid "Fewer hours a month than looked for."
msgstr "Moins d’heures par mois que souhaité."

msgid "Fewest people in a circle"
msgstr "Nombre minimal de personnes par cercle"

msgid "Field of work"
msgstr "Domaine professionnel"

msgid "Field of work or study"
msgstr "Domaine de travail ou d’études"

msgid "Figures"
msgstr "Chiffres"

msgid "Fill in"
msgstr "Remplir"

msgid "Fill this in, or empty the whole row to remove it."
msgstr "Remplissez ce champ, ou videz toute la ligne pour la supprimer."

msgid "Filled in below"
msgstr "Rempli ci-dessous"

msgid "Filter"
msgstr "Filtrer"

msgid "Filter navigation items"
msgstr "Filtrer le menu"

msgid "Filters"
msgstr "Filtres"

msgid "Find a first job or an internship"
msgstr "Trouver un premier emploi ou un stage"

msgid "Find a mentor"
msgstr "Trouver un mentor"

msgid "Find pairs"
msgstr "Former des binômes"

msgid "Find skills"
msgstr "Trouver des compétences"

msgid "Fingerprint of the input"
msgstr "Empreinte des données"

msgid "Finish the steps before this one first."
msgstr "Terminez d’abord les étapes précédentes."

msgid "First day"
msgstr "Premier jour"

msgid "First day off"
msgstr "Premier jour"

msgid "First job"
msgstr "Premier emploi"

msgid "First page"
msgstr "Première page"

msgid "First reminder of a session"
msgstr "Premier rappel d’une séance"

msgid "First session"
msgstr "Première séance"

msgid "First steps"
msgstr "Premiers pas"

msgid "First suggestion"
msgstr "Première suggestion"

msgid "First years of work"
msgstr "Premières années de travail"

msgid "Fit in who came and went"
msgstr "Tenir compte des arrivées et des départs"

msgid "Fit them in"
msgstr "En tenir compte"

msgid "Flash"
msgstr "Flash"

msgid "Follow-up"
msgstr "Suivi"

msgid "Follow-up in detail"
msgstr "Suivi en détail"

#, python-format
msgid "For %(name)s: %(there)s"
msgstr "Pour %(name)s : %(there)s"

#, python-format
msgid "For %(program)s, %(n)s learner is invited to the circle that you lead. The mentorship starts once the learner accepts."
msgid_plural "For %(program)s, %(n)s learners are invited to the circle that you lead. The mentorship with each starts once the learner accepts."
msgstr[0] "Pour %(program)s, %(n)s apprenant·e est invité·e dans le cercle que vous animez. Le mentorat commence dès son accord."
msgstr[1] "Pour %(program)s, %(n)s apprenant·es sont invité·es dans le cercle que vous animez. Le mentorat avec chaque personne commence dès son accord."

#, python-format
msgid "For %(program)s, %(name)s asks you for one session:"
msgstr "Pour %(program)s, %(name)s vous demande une séance :"

#, python-format
msgid "For %(program)s, %(name)s is looking for a mentor, and we think of you. Here is why:"
msgstr "Dans %(program)s, %(name)s cherche un mentor, et nous pensons à vous. Voici pourquoi :"

#, python-format
msgid "For %(program)s, %(name)s offers to be your mentor:"
msgstr "Pour %(program)s, %(name)s propose d’être votre mentor :"

#, python-format
msgid "For %(program)s, %(name)s would like you as a mentor:"
msgstr "Pour %(program)s, %(name)s aimerait vous avoir comme mentor :"

#, python-format
msgid "For %(program)s, a place in a circle of %(n)s learner with %(name)s as mentor is proposed to you."
msgid_plural "For %(program)s, a place in a circle of %(n)s learners with %(name)s as mentor is proposed to you."
msgstr[0] "Pour %(program)s, une place vous est proposée dans un cercle de %(n)s apprenant·e animé par %(name)s."
msgstr[1] "Pour %(program)s, une place vous est proposée dans un cercle de %(n)s apprenant·es animé par %(name)s."

#, python-format
msgid "For %(program)s, we propose %(name)s as your mentor. Here is why:"
msgstr "Dans %(program)s, nous vous proposons %(name)s comme mentor. Voici pourquoi :"

msgid "For a better match"
msgstr "Pour un meilleur binôme"

#, python-format
msgid "For a meeting that took place and was not booked here. %(name)s gets an email and can disagree. Times are on your clock (%(place)s)."
msgstr "Pour une rencontre qui a eu lieu sans être réservée ici. %(name)s reçoit un e-mail et peut dire que ce n’est pas exact. Les heures sont celles de votre horloge (%(place)s)."

msgid "For builders"
msgstr "Pour l’équipe de conception"

msgid "For example 30, 45, 60. Empty: only the program's own length."
msgstr "Par exemple 30, 45, 60. Vide : seulement la durée du programme."

msgid "For example honest feedback, contacts, help to get organised."
msgstr "Par exemple des retours francs, des contacts, de l’aide pour vous organiser."

msgid "For example retail, nursing, law studies."
msgstr "Par exemple commerce, soins infirmiers, études de droit."

msgid "For example to prepare each session, or to say when something does not suit."
msgstr "Par exemple préparer chaque séance, ou dire quand quelque chose ne convient pas."

msgid "For example: I know JavaScript and can work on it four hours a week."
msgstr "Par exemple : je connais JavaScript et peux y consacrer quatre heures par semaine."

msgid "For example: attendance export"
msgstr "Par exemple : export des présences"

msgid "For example: develop a simple web application with ReactJS."
msgstr "Par exemple : développer une application web simple en utilisant ReactJS."

msgid "For example: it is online and three people have used it."
msgstr "Par exemple : elle est en ligne et trois personnes l’ont utilisée."

msgid "For example: she/her, they/them."
msgstr "Par exemple : elle, il, iel."

msgid "For example: the jobs I apply for ask for it."
msgstr "Par exemple : les postes que je vise le demandent."

msgid "For example: three months from now."
msgstr "Par exemple : dans trois mois."

msgid "For one hour after publishing you can take back every proposal that nobody has accepted. Messages not yet sent are not sent; people already told get a short kind note."
msgstr "Pendant une heure après la publication, vous pouvez reprendre les propositions que personne n’a acceptées. Les messages non envoyés ne partent pas ; les personnes déjà prévenues reçoivent un mot bref et bienveillant."

msgid "For one program, for a season, or for a program in a season. Sessions already booked stay."
msgstr "Pour un programme, pour une saison, ou pour un programme pendant une saison. Les séances déjà réservées restent."

msgctxt "mentorship"
msgid "For the program"
msgstr "Pour la durée du programme"

msgid "For whom, what happens, what is expected. Everybody who can see the program reads this. Markdown works."
msgstr "Pour qui, ce qui se passe, ce qui est attendu. Toute personne qui voit le programme lit ce texte. Le Markdown fonctionne."

msgid "For you alone, for example Summer."
msgstr "Pour vous seulement, par exemple Été."

msgid "For your safety a form is valid for a limited time. Go back, reload the page and send it again: what you wrote is kept by your browser."
msgstr "Pour votre sécurité, un formulaire n’est valable qu’un temps. Revenez en arrière, rechargez la page et renvoyez-le : votre navigateur garde ce que vous avez écrit."

msgid "Forgotten your password or username?"
msgstr "Mot de passe ou identifiant oublié ?"

msgid "Form circles"
msgstr "Former des cercles"

msgid "Forms"
msgstr "Formulaires"

msgid "Four weeks at a time"
msgstr "Quatre semaines à la fois"

msgid "Free place"
msgstr "Place libre"

msgid "Free places"
msgstr "Places libres"

msgid "French"
msgstr "Français"

msgid "French Sign Language"
msgstr "Langue des signes française"

msgid "Friday"
msgstr "vendredi"

msgid "From"
msgstr "De"

msgid "From the next session on: you choose whether only that one changes, the following ones too, or all."
msgstr "À partir de la prochaine séance : vous choisissez si elle change seule, avec les suivantes, ou toutes."

msgid "Gain confidence, speak up"
msgstr "Prendre confiance, oser parler"

msgid "General"
msgstr "Général"

msgid "German"
msgstr "Allemand"

msgid "Getting started"
msgstr "Pour commencer"

msgid "Give at least one range of hours. To meet nobody for a while, give days off instead."
msgstr "Indiquez au moins une plage horaire. Pour ne voir personne pendant un temps, indiquez plutôt des jours de congé."

msgid "Give at least one range of hours: without any, nobody can book with you. To take no session for a while, pause instead."
msgstr "Indiquez au moins une plage horaire : sans elle, personne ne peut réserver avec vous. Pour ne recevoir aucune séance pendant un temps, faites plutôt une pause."

msgid "Give both hours, or leave both empty."
msgstr "Indiquez les deux heures, ou laissez les deux champs vides."

msgid "Give it some more time"
msgstr "Se donner encore du temps"

msgid "Give my feedback"
msgstr "Donner mon retour"

msgid "Give my hours"
msgstr "Indiquer mes disponibilités"

msgid "Give my word"
msgstr "Donner ma version"

msgid "Give one minute of feedback"
msgstr "Donner un retour en une minute"

msgid "Give some weight to at least one criterion."
msgstr "Donnez du poids à un critère au moins."

msgid "Give the circle a name."
msgstr "Donnez un nom au cercle."

msgid "Give the date and its hours, or leave all empty."
msgstr "Indiquez la date et ses heures, ou laissez tout vide."

msgid "Give the first and the last day; the last comes after the first."
msgstr "Indiquez le premier et le dernier jour, le dernier après le premier."

msgid "Give the first day too."
msgstr "Indiquez aussi le premier jour."

msgid "Give the offset too, for example 2027-03-31T09:00:00+02:00."
msgstr "Indiquez aussi le décalage, par exemple 2027-03-31T09:00:00+02:00."

msgid "Give the time back"
msgstr "Rendre le créneau"

msgid "Give your weekly hours first, so that both of you can book."
msgstr "Indiquez d’abord vos disponibilités, pour pouvoir réserver l’un comme l’autre."

#, python-format
msgid "Give your weekly hours once: you and %(name)s can then book inside them."
msgstr "Indiquez une fois vos disponibilités : %(name)s et vous pourrez ensuite y réserver."

msgid "Giving your hours is optional: without any, every time of your mentor is offered."
msgstr "Indiquer vos disponibilités est facultatif : sans elles, tous les créneaux de votre mentor vous sont proposés."

msgid "Gladly"
msgstr "Volontiers"

msgid "Go back"
msgstr "Revenir"

msgid "Go to a page"
msgstr "Aller à une page"

msgid "Go to a page by its name"
msgstr "Aller à une page par son nom"

msgid "Go to matching"
msgstr "Aller à l’appariement"

msgid "Go to my home"
msgstr "Aller à mon accueil"

msgid "Go to my organizations"
msgstr "Voir mes organisations"

msgid "Go to the content"
msgstr "Aller au contenu"

msgid "Go to the home page"
msgstr "Aller à l’accueil"

msgid "Goal"
msgstr "Objectif"

msgid "Goals"
msgstr "Objectifs"

msgid "Goals belong to a program"
msgstr "Un objectif se rattache à un programme"

msgid "Goals belong to a program. Apply to one first."
msgstr "Un objectif se rattache à un programme. Commencez par y candidater."

msgid "Goals reached"
msgstr "Objectifs atteints"

msgid "Goes into the email, the same for everybody you selected. They and the coordinators can read it."
msgstr "Ajouté à l’e-mail, le même pour toutes les personnes sélectionnées. Elles et la coordination peuvent le lire."

msgid "Gone quiet"
msgstr "Sans nouvelles"

msgid "Google Calendar: Settings, your calendar, Secret address in iCal format."
msgstr "Google Agenda : Paramètres, votre agenda, Adresse secrète au format iCal."

msgid "Group"
msgstr "Groupe"

msgid "Grow in the present job"
msgstr "Progresser dans le poste actuel"

msgctxt "Django date format of a full hour"
msgid "H:i"
msgstr "G \\h"

msgctxt "Django date format of a time"
msgid "H:i"
msgstr "G \\h i"

#, python-format
msgid "Hear %(name)s, who says that the pair is no fit"
msgstr "Écouter %(name)s, pour qui l’entente ne se fait pas"

#, python-format
msgid "Hear from %(learner)s and %(mentor)s"
msgstr "Prendre des nouvelles de %(learner)s et %(mentor)s"

msgid "Held"
msgstr "Tenue"

#, python-format
msgid "Hello %(first_name)s,"
msgstr "Bonjour %(first_name)s,"

#, python-format
msgid "Hello %(name)s"
msgstr "Bonjour %(name)s"

#, python-format
msgid "Hello %(name)s, %(n)s thing to do"
msgid_plural "Hello %(name)s, %(n)s things to do"
msgstr[0] "Bonjour %(name)s, %(n)s chose à faire"
msgstr[1] "Bonjour %(name)s, %(n)s choses à faire"

msgid "Hello,"
msgstr "Bonjour,"

msgid "Hello, does Tuesday suit you?"
msgstr "Bonjour, mardi vous convient-il ?"

msgid "Here is the copy, as a draft. Check its name and dates."
msgstr "Voici la copie, en brouillon. Vérifiez son nom et ses dates."

msgid "Hide counts"
msgstr "Masquer les nombres"

msgctxt "level"
msgid "High"
msgstr "Fort"

msgid "High counts three times as much as low, medium twice. Mandatory removes every pair that does not meet it, so keep it rare: the count beside says what it takes away."
msgstr "« Fort » compte trois fois plus que « faible », « moyen » deux fois. « Obligatoire » écarte tout binôme qui n’y répond pas : à garder rare, le compte à côté dit ce que cela retire."

msgid "History"
msgstr "Historique"

msgid "Home"
msgstr "Accueil"

msgid "Hours"
msgstr "Horaires"

msgid "Hours a month"
msgstr "Heures par mois"

msgid "Hours after the end"
msgstr "Heures après la fin"

msgid "Hours before the start"
msgstr "Heures avant le début"

msgid "Hours each month"
msgstr "Heures par mois"

msgid "Hours for a program or a season"
msgstr "Disponibilités d’un programme ou d’une saison"

msgid "Hours of dates"
msgstr "Heures de dates"

msgid "Hours of one date, instead of those of its weekday or on top of them. They count on public holidays too."
msgstr "Les heures d’une seule date, à la place de celles de son jour de semaine ou en plus. Elles valent aussi les jours fériés."

msgid "Hours you can give each month"
msgstr "Heures que vous pouvez consacrer par mois"

msgid "How did the session go"
msgstr "Le bilan d’une séance"

#, python-format
msgid "How did the session with %(name)s go?"
msgstr "Comment s’est passée la séance avec %(name)s ?"

msgid "How is your mentorship going?"
msgstr "Comment se passe votre mentorat ?"

#, python-format
msgid "How is your mentorship with %(name)s going? One question, and room for words if you like. The coordinators of your organization read your answer, the other person does not."
msgstr "Comment se passe votre mentorat avec %(name)s ? Une seule question, et de la place pour quelques mots si vous le souhaitez. La coordination de votre organisation lit votre réponse, l’autre personne ne la lit pas."

msgid "How it was made"
msgstr "Comment il a été fait"

msgid "How it went"
msgstr "Déroulement"

msgid "How long one may contradict what the other said of how a session went."
msgstr "Combien de temps l’on peut contredire ce que l’autre a dit du déroulement d’une séance."

msgid "How many learners at once"
msgstr "Combien d’apprenant·es à la fois"

msgid "How many learners can be enrolled at once. More can apply: they wait."
msgstr "Combien d’apprenant·es peuvent participer en même temps. Les candidatures en plus attendent."

msgid "How many mentors a learner can ask at once. Further ones become next choices, sent in their order."
msgstr "Combien de mentors une personne peut solliciter en même temps. Les demandes de plus deviennent des choix suivants, envoyés dans leur ordre."

msgid "How many sessions"
msgstr "Nombre de séances"

msgid "How much each counts"
msgstr "Combien chacun compte"

msgid "How often"
msgstr "Rythme"

msgid "How often we meet"
msgstr "Notre rythme"

msgid "How the score is made"
msgstr "D’où vient le score"

msgid "How useful was this session?"
msgstr "Cette séance vous a-t-elle été utile ?"

msgid "How visible mentors are"
msgstr "Visibilité des mentors"

msgid "How we write to each other"
msgstr "Notre façon de nous écrire"

msgid "How well does each describe you? They come from a public personality questionnaire and count for little: they are no test and give no result."
msgstr "À quel point chacune vous décrit-elle ? Elles viennent d’un questionnaire de personnalité public et comptent peu : ce n’est pas un test, et il n’y a pas de résultat."

msgid "How you are booked"
msgstr "Comment on réserve avec vous"

msgid "How you like to talk"
msgstr "Votre façon d’échanger"

msgid "How you will know"
msgstr "À quoi vous le saurez"

msgid "How your mentorship is going"
msgstr "Où en est votre mentorat"

msgid "I am asked for advice"
msgstr "On me demande conseil"

msgid "I am discovering it"
msgstr "Je découvre"

msgid "I am not interested in abstract ideas."
msgstr "Les idées abstraites ne m’intéressent pas."

msgid "I am not interested in other people’s problems."
msgstr "Les problèmes des autres ne m’intéressent pas."

msgid "I am relaxed most of the time."
msgstr "Je suis la plupart du temps d’humeur détendue."

msgid "I am the life of the party."
msgstr "J’anime les soirées."

msgctxt "trial"
msgid "I could mentor this person"
msgstr "Je pourrais accompagner cette personne"

msgid "I do not know"
msgstr "Je ne sais pas"

msgid "I do not talk a lot."
msgstr "Je parle peu."

msgid "I get chores done right away."
msgstr "Je fais tout de suite les tâches à faire."

msgid "I have a vivid imagination."
msgstr "J’ai une imagination vive."

msgid "I have an account: sign in"
msgstr "J’ai un compte : me connecter"

msgid "I have changed my mind"
msgstr "J’ai changé d’avis"

msgid "I have frequent mood swings."
msgstr "Mon humeur change souvent."

msgid "I have read the charter"
msgstr "J’ai lu la charte"

msgid "I help others"
msgstr "J’aide les autres"

msgid "I manage on my own"
msgstr "Je me débrouille seul·e"

msgid "I manage with help"
msgstr "J’y arrive avec de l’aide"

msgid "I often forget to put things back in their proper place."
msgstr "J’oublie souvent de remettre les choses à leur place."

msgid "I sympathize with others’ feelings."
msgstr "Je suis sensible à ce que ressentent les autres."

msgid "I take care of it"
msgstr "Je m’en occupe"

msgctxt "trial"
msgid "I would gladly mentor this person"
msgstr "J’accompagnerais volontiers cette personne"

msgctxt "answer"
msgid "I would rather not say"
msgstr "Je préfère ne pas répondre"

msgid "If another request runs out, we pause new ones for you. You can also pause them yourself."
msgstr "Si une autre demande arrive à échéance, nous suspendons les nouvelles. Vous pouvez aussi les suspendre vous-même."

msgid "If it does not suit you, you can decline in one line; only the coordination reads your reason."
msgstr "Si cela ne vous convient pas, vous pouvez décliner en une ligne ; seule la coordination lit votre raison."

msgid "If it is not a fit, the coordination writes to you; the learner is told nothing."
msgstr "Si l’entente ne se fait pas, la coordination vous écrit ; rien n’est dit à l’autre personne."

msgid "If it is not a fit, we help you to find somebody else."
msgstr "Si l’entente ne se fait pas, nous vous aidons à trouver quelqu’un d’autre."

#, python-format
msgid "If that is not so, say how it was by %(until)s. While the two of you differ, it counts against nobody and the coordination decides."
msgstr "Si ce n’est pas le cas, dites ce qu’il en est au plus tard le %(until)s. Tant que vous n’êtes pas d’accord, la séance ne compte contre personne et la coordination tranche."

msgid "If that is not so, write to the coordination."
msgstr "Si ce n’est pas le cas, écrivez à la coordination."

#, python-format
msgid "If that is right, there is nothing to do. If not, say so by %(until)s."
msgstr "Si c’est exact, il n’y a rien à faire. Sinon, dites-le au plus tard le %(until)s."

msgid "If this meeting did not take place, say that both of you were absent: the coordination decides."
msgstr "Si cette rencontre n’a pas eu lieu, dites que vous étiez absent·es tous les deux : la coordination tranche."

#, python-format
msgid ""
"If this was not you, change your password at once and end the other sign-ins in your settings. It came from:\n"
"\n"
"- IP address: %(ip)s\n"
"- Browser: %(user_agent)s\n"
"- Date: %(timestamp)s"
msgstr ""
"Si ce n’était pas vous, changez votre mot de passe sans attendre et fermez les autres connexions dans vos paramètres. Cela vient de :\n"
"\n"
"- Adresse IP : %(ip)s\n"
"- Navigateur : %(user_agent)s\n"
"- Date : %(timestamp)s"

msgid "If you added it by mistake."
msgstr "Si vous l’avez ajoutée par erreur."

msgid "If you agree, this program's mentors see your name, your profile and what you are looking for, and can offer themselves. You can stop it at any time."
msgstr "Si vous êtes d’accord, les mentors de ce programme voient votre nom, votre profil et ce que vous cherchez, et peuvent se proposer. Vous pouvez arrêter à tout moment."

msgid "If you did not ask for this, you can ignore this message."
msgstr "Si vous n’avez rien demandé, vous pouvez ignorer ce message."

msgid "If you did not ask for this, you can ignore this message: your password stays as it is."
msgstr "Si vous n’avez rien demandé, vous pouvez ignorer ce message : votre mot de passe reste le même."

msgid "If you then compute the rest again around it"
msgstr "Si vous recalculez ensuite le reste autour"

msgid "Image preview"
msgstr "Aperçu de l’image"

#, python-format
msgid "Import %(n)s line"
msgid_plural "Import %(n)s lines"
msgstr[0] "Importer %(n)s ligne"
msgstr[1] "Importer %(n)s lignes"

msgid "Import a list"
msgstr "Importer une liste"

msgid "Import a list of skills"
msgstr "Importer une liste de compétences"

#, python-format
msgid "In %(program)s, %(learner)s and %(mentor)s do not tell in the same way how their session went:"
msgstr "Dans %(program)s, %(learner)s et %(mentor)s ne racontent pas leur séance de la même façon :"

#, python-format
msgid "In %(program)s, one session counts as missed by %(person)s in the last %(days)s days."
msgid_plural "In %(program)s, %(n)s sessions count as missed by %(person)s in the last %(days)s days."
msgstr[0] "Dans %(program)s, une séance compte comme manquée par %(person)s dans les %(days)s derniers jours."
msgstr[1] "Dans %(program)s, %(n)s séances comptent comme manquées par %(person)s dans les %(days)s derniers jours."

msgid "In a circle one mentor accompanies several learners. Each has a mentorship of their own with the mentor, and all can see who is in the circle."
msgstr "Dans un cercle, un mentor accompagne plusieurs apprenant·es. Chaque personne a son propre mentorat avec le mentor, et toutes voient qui est dans le cercle."

msgid "In a circle, several learners are accompanied by the same mentor. The mentor has already agreed: your mentorship starts once you accept."
msgstr "Dans un cercle, plusieurs apprenant·es sont accompagné·es par le même mentor, qui a déjà donné son accord : votre mentorat commence dès que vous acceptez."

msgid "In my calendar"
msgstr "Dans mon agenda"

msgid "In one line"
msgstr "En une ligne"

msgid "In person"
msgstr "En personne"

msgid "In progress"
msgstr "En cours"

msgid "In short"
msgstr "En bref"

msgid "In studies or training"
msgstr "En études ou en formation"

msgid "In the afternoon"
msgstr "L’après-midi"

msgid "In the evening"
msgstr "Le soir"

msgid "In the last 30 days."
msgstr "Sur les 30 derniers jours."

msgid "In the last 30 days. Technical failures do not count."
msgstr "Sur les 30 derniers jours, hors problèmes techniques."

msgid "In the morning"
msgstr "Le matin"

msgid "In the other language"
msgstr "Dans l’autre langue"

msgid "In this program mentors are not asked directly. You get an email as soon as somebody is found for you."
msgstr "Dans ce programme, on ne sollicite pas les mentors directement. Vous recevez un e-mail dès que quelqu’un est trouvé pour vous."

msgid "In this program mentors do not offer themselves."
msgstr "Dans ce programme, les mentors ne se proposent pas."

msgid "In this program people are not matched this way."
msgstr "Dans ce programme, l’appariement ne se fait pas de cette façon."

#, python-format
msgid "In this program somebody is late after %(late)s minutes and has missed the session after %(missed)s. Once one of you has spoken, the other can disagree for %(days)s days."
msgstr "Dans ce programme, on est en retard après %(late)s minutes et la séance est manquée après %(missed)s. Dès que l’un de vous s’est exprimé, l’autre a %(days)s jours pour le contredire."

msgid "In this program there are no trial meetings."
msgstr "Dans ce programme, il n’y a pas de rencontres d’essai."

msgid "In this run"
msgstr "Dans ce calcul"

msgid "In which language?"
msgstr "Dans quelle langue ?"

msgid "In working life"
msgstr "Vie professionnelle"

msgid "In your words"
msgstr "Avec vos mots"

msgid "Indian Ocean"
msgstr "Océan Indien"

msgid "Install the list"
msgstr "Installer la liste"

msgid "Instead of “get better at coding”, write “be able to develop a simple web application with ReactJS within the next 3 months”."
msgstr "Au lieu de « améliorer mes compétences en code », écrivez « être capable de développer une application web simple en utilisant ReactJS dans les 3 mois suivants »."

msgid "Invalid input"
msgstr "Saisie invalide"

msgid "Invitation to an organization"
msgstr "Invitation à rejoindre une organisation"

msgid "Invitations"
msgstr "Invitations"

#, python-format
msgid "Invitations sent again: %(n)s."
msgstr "Invitations renvoyées : %(n)s."

msgid "Invitations waiting for an answer"
msgstr "Invitations en attente de réponse"

#, python-format
msgid "Invitations withdrawn: %(n)s."
msgstr "Invitations retirées : %(n)s."

msgid "Invite mentors and learners by email."
msgstr "Invitez des mentors et des apprenants par e-mail."

msgid "Invite mentors or approve their applications first."
msgstr "Invitez des mentors ou acceptez leurs candidatures d’abord."

msgid "Invite people"
msgstr "Inviter des personnes"

msgid "Invite up to 200 people at once."
msgstr "Invitez 200 personnes au plus à la fois."

msgctxt "to a circle"
msgid "Invited"
msgstr "Invitation envoyée"

msgid "Invited by"
msgstr "Invitation de"

msgid "Invited by an organization? Open the link in the email you received."
msgstr "Une organisation vous a invité ? Ouvrez le lien de l’e-mail reçu."

msgid "Is it fair?"
msgstr "Est-ce équitable ?"

msgid "It counts as if it had never been added. What was written on its page stays."
msgstr "C’est comme si elle n’avait jamais été ajoutée. Ce qui est écrit sur sa page y reste."

msgid "It did not take place"
msgstr "N’a pas eu lieu"

msgid "It happens, and it is nobody's fault. You can end this mentorship and look for somebody else; you come first on the waiting list."
msgstr "Cela arrive, et ce n’est la faute de personne. Vous pouvez mettre fin à ce mentorat et chercher quelqu’un d’autre ; vous passez en tête de la liste d’attente."

msgid "It has already been used. If it was you, sign in to enter."
msgstr "Elle a déjà servi. Si c’était vous, connectez-vous pour entrer."

msgid "It has expired: a link works for 14 days. Ask the person who invited you to send it again."
msgstr "Elle a expiré : un lien vaut 14 jours. Demandez à la personne qui vous a invité de la renvoyer."

msgid "It is added to the email. Only the people invited read it."
msgstr "Il est ajouté à l’e-mail. Seules les personnes invitées le lisent."

msgid "It is further ahead than can be booked."
msgstr "C’est plus loin que ce qui peut être réservé."

msgid "It is outside the hours of one of you: other hours, a day off or a public holiday."
msgstr "C’est en dehors des disponibilités de l’une des deux personnes : autres horaires, congé ou jour férié."

msgid "It is the same person."
msgstr "C’est la même personne."

msgid "It is too late to move this session alone. Propose other times to the other person."
msgstr "Il est trop tard pour déplacer cette séance sans l’autre. Proposez d’autres créneaux à l’autre personne."

msgid "It is too old, or was not copied whole. Sign in to see what is waiting for you."
msgstr "Il est trop ancien, ou n’a pas été copié en entier. Connectez-vous pour voir ce qui vous attend."

msgid "It is too soon: the notice that one of you asks for is past."
msgstr "C’est trop tôt : le délai demandé par l’une des deux personnes est dépassé."

msgid "It is tried again by itself."
msgstr "Un nouvel essai aura lieu de lui-même."

msgid "It may have moved, or it belongs to people you are not part of. Check the address, or go back to your home."
msgstr "Elle a pu changer de place, ou elle appartient à un groupe dont vous ne faites pas partie. Vérifiez l’adresse ou revenez à votre accueil."

msgid "It stays so until you choose another time."
msgstr "Rien ne change tant que vous n’avez pas choisi un autre créneau."

msgid "It was made before records were kept. New runs have one."
msgstr "Il a été fait avant que les relevés soient conservés. Les nouveaux calculs en ont un."

msgid "It was not so"
msgstr "Ce n’est pas exact"

msgid "It was withdrawn. If you think this is a mistake, write to the person who invited you."
msgstr "Elle a été retirée. Si vous pensez à une erreur, écrivez à la personne qui vous a invité."

msgid "It would be just as good: the whole draft adds up to the same. Choose freely."
msgstr "Ce serait aussi bien : l’ensemble du brouillon donne le même total. Choisissez librement."

msgid "Italian"
msgstr "Italien"

msgid "JPEG, PNG, WebP or GIF, up to 5 MB. It is cropped to a square, and data hidden in it, such as the place, is removed."
msgstr "JPEG, PNG, WebP ou GIF, 5 Mo au plus. La photo est recadrée en carré ; les données cachées, comme le lieu, sont retirées."

msgid "Japanese"
msgstr "Japonais"

#, python-format
msgid "Join %(organization)s"
msgstr "Rejoindre %(organization)s"

#, python-format
msgid "Join as %(email)s"
msgstr "Rejoindre avec %(email)s"

msgid "Join the meeting"
msgstr "Rejoindre la rencontre"

msgid "Join the session"
msgstr "Rejoindre la séance"

msgid "Joined"
msgstr "Arrivée"

#, python-format
msgid "Joined %(date)s"
msgstr "Membre depuis le %(date)s"

msgid "Keep"
msgstr "Conserver"

msgid "Keep apart"
msgstr "Tenir séparé"

msgid "Keep it"
msgstr "La garder"

msgid "Keep my answer"
msgstr "Enregistrer ma réponse"

msgid "Keep quiet hours"
msgstr "Garder des heures calmes"

msgid "Keep the current address"
msgstr "Garder l’adresse actuelle"

msgid "Keep the session as it is"
msgstr "Garder la séance telle qu’elle est"

msgid "Keep the time"
msgstr "Garder ce créneau"

msgid "Keep the time that it has"
msgstr "Garder son horaire actuel"

msgid "Keep the times"
msgstr "Garder les horaires"

msgid "Keep two people apart"
msgstr "Tenir deux personnes séparées"

msgid "Kept"
msgstr "Conservé"

msgid "Kept apart for safety"
msgstr "Séparation de sécurité"

msgid "Kept by you"
msgstr "Conservés par vous"

msgid "Kept pairs and people left out stay as they are; all others may change."
msgstr "Les binômes conservés et les personnes laissées de côté restent tels quels ; les autres peuvent changer."

msgid "Kept people and people left out stay as they are; all others may change."
msgstr "Les personnes gardées et celles écartées ne bougent pas ; toutes les autres peuvent changer."

msgid "Kept: computing again will not change this pair."
msgstr "Conservé : un nouveau calcul ne changera pas ce binôme."

msgid "Key"
msgstr "Clé"

msgid "Keyboard"
msgstr "Clavier"

msgid "Kind of view"
msgstr "Affichage"

msgid "Language"
msgstr "Langue"

msgid "Language of the invitation"
msgstr "Langue de l’invitation"

msgid "Language, theme, time zone"
msgstr "Langue, thème, fuseau"

msgid "Languages"
msgstr "Langues"

msgid "Languages spoken"
msgstr "Langues parlées"

msgid "Last day"
msgstr "Dernier jour"

msgid "Last day off"
msgstr "Dernier jour"

#, python-format
msgid "Last read: %(when)s"
msgstr "Dernière lecture : %(when)s"

msgid "Last reminder of a session"
msgstr "Dernier rappel d’une séance"

msgid "Last used"
msgstr "Dernière utilisation"

msgid "Late"
msgstr "Retard"

msgid "Later"
msgstr "Plus tard"

msgid "Later, other times are proposed to the other person, and a cancellation counts as late."
msgstr "Ensuite, on propose d’autres créneaux à l’autre personne, et une annulation compte comme tardive."

msgid "Leading an organization"
msgstr "Direction d’une organisation"

msgid "Learn a trade or a tool"
msgstr "Apprendre un métier ou un outil"

msgid "Learner"
msgstr "Apprenant·e"

msgid "Learners"
msgstr "Apprenant·es"

msgid "Learners appear here once they agree to be seen by mentors."
msgstr "Les personnes apparaissent ici dès qu’elles acceptent d’être vues par les mentors."

msgid "Learners ask for one single session (flash mentoring)"
msgstr "Les apprenant·es demandent une seule séance (mentorat flash)"

msgid "Learners ask mentors where the program's settings allow it."
msgstr "Les apprenant·es sollicitent les mentors là où les réglages du programme le permettent."

msgid "Learners ask the mentors they choose"
msgstr "Les apprenant·es sollicitent les mentors de leur choix"

msgid "Learners can ask you while you have a free place."
msgstr "Les apprenant·es peuvent vous solliciter tant que vous avez une place libre."

msgid "Learners for whom the most sought mentor is possible"
msgstr "Apprenant·es pour qui le mentor le plus demandé est possible"

msgid "Learners in a circle"
msgstr "Apprenant·es dans un cercle"

msgid "Learners meet in circles, several with one mentor (group mentoring)"
msgstr "Les apprenant·es se retrouvent en cercles, à plusieurs avec un mentor (mentorat de groupe)"

#, python-format
msgid "Learners of %(program)s see you again and can ask you."
msgstr "Les apprenant·es de %(program)s vous voient à nouveau et peuvent vous solliciter."

msgid "Learners say what they need and where they want to go."
msgstr "Les apprenants disent ce dont ils ont besoin et où ils veulent aller."

msgid "Learners who look for a mentor"
msgstr "Qui cherche un mentor"

msgid "Learners with a mentor"
msgstr "Personnes avec un mentor"

msgid "Learners without a mentor"
msgstr "Personnes sans mentor"

#, python-format
msgid "Leave %(organization)s"
msgstr "Quitter %(organization)s"

msgid "Leave empty for no limit."
msgstr "Laissez vide pour ne pas limiter."

msgid "Leave out"
msgstr "Laisser de côté"

msgid "Leave the organization"
msgstr "Quitter l’organisation"

msgid "Leave the program"
msgstr "Quitter le programme"

msgid "Leave this date out"
msgstr "Laisser cette date de côté"

msgid "Left"
msgstr "N’est plus membre"

msgid "Left out by the coordination."
msgstr "Laissé de côté par la coordination."

msgid "Left out of this run. Choose a mentor, or free the place to undo it."
msgstr "Laissé de côté dans ce brouillon. Choisissez un mentor, ou libérez la place pour revenir en arrière."

msgid "Length of the session"
msgstr "Durée de la séance"

msgid "Let mentors find you"
msgstr "Se laisser trouver par les mentors"

msgid "Let mentors see me"
msgstr "Me montrer aux mentors"

msgid "Let somebody else check it"
msgstr "Faire vérifier par quelqu’un d’autre"

msgid "Level"
msgstr "Niveau"

msgid "Lift"
msgstr "Lever"

msgid "Light"
msgstr "Clair"

msgid "Likes to help with"
msgstr "Aime aider sur"

msgid "Likes to talk"
msgstr "Façon d’échanger"

msgid "Line"
msgstr "Ligne"

#, python-format
msgid "Line %(line)s:"
msgstr "Ligne %(line)s :"

msgctxt "a calendar's view"
msgid "List"
msgstr "Liste"

msgid "Listening first, then thinking together"
msgstr "D’abord écouter, puis réfléchir ensemble"

msgid "Lists come in pages: ask for <code>?limit=</code> results and follow <code>next</code>. Errors are problem documents (RFC 9457). Times are in UTC."
msgstr "Les listes viennent par pages : demandez <code>?limit=</code> résultats et suivez <code>next</code>. Les erreurs sont des documents « problem » (RFC 9457). Les heures sont en UTC."

msgid "Loading"
msgstr "Chargement"

msgid "Loading more results..."
msgstr "Chargement de la suite…"

msgid "Log in"
msgstr "Se connecter"

msgid "Log in again"
msgstr "Se reconnecter"

msgid "Log out"
msgstr "Se déconnecter"

#, python-format
msgid "Longer than 120 characters: %(what)s."
msgstr "Plus de 120 caractères : %(what)s."

msgid "Look"
msgstr "Consulter"

msgid "Look again"
msgstr "Regarder à nouveau"

#, python-format
msgid "Look at %(name)s"
msgstr "Regarder %(name)s"

msgid "Look at it"
msgstr "Le consulter"

msgid "Look at my needs"
msgstr "Regarder mon bilan"

msgid "Look at the suggestions"
msgstr "Regarder les suggestions"

msgid "Look at this mentorship"
msgstr "Voir ce mentorat"

msgid "Look at what is offered and apply to the one that suits you."
msgstr "Regardez ce qui est proposé et candidatez au programme qui vous convient."

msgid "Look at what you did together"
msgstr "Revoir ce que vous avez fait ensemble"

msgid "Look at your hours, or write to each other to find one."
msgstr "Regardez vos disponibilités, ou écrivez-vous pour en trouver un."

msgid "Look for a mentor"
msgstr "Chercher un mentor"

msgid "Look for another mentor"
msgstr "Chercher un autre mentor"

msgctxt "level"
msgid "Low"
msgstr "Faible"

msgid "Lowest score"
msgstr "Score le plus bas"

msgid "Made"
msgstr "Lancé"

msgid "Mailbox"
msgstr "Boîte de réception"

msgid "Main"
msgstr "Principal"

msgid "Make a new address"
msgstr "Créer une nouvelle adresse"

msgid "Make it a draft again"
msgstr "Remettre en brouillon"

msgid "Make it my first next choice"
msgstr "En faire mon premier choix suivant"

msgid "Make my private address"
msgstr "Créer mon adresse privée"

msgid "Manage"
msgstr "Gérer"

#, python-format
msgid "Manage %(name)s"
msgstr "Gérer %(name)s"

msgid "Manager"
msgstr "Responsable"

msgctxt "level"
msgid "Mandatory"
msgstr "Obligatoire"

msgid "Mark as reached"
msgstr "Marquer comme atteint"

msgid "Match learners with mentors"
msgstr "Former les binômes"

msgid "Matching"
msgstr "Appariement"

msgid "Matching runs"
msgstr "Calculs d’appariement"

msgid "Mean feedback"
msgstr "Note moyenne des retours"

msgid "Mean rating of the sessions held in the last 30 days, from 1 to 5."
msgstr "Note moyenne des séances tenues sur les 30 derniers jours, de 1 à 5."

msgid "Mean score"
msgstr "Score moyen"

msgid "Meanwhile you can already describe your needs: it takes about eight minutes."
msgstr "En attendant, vous pouvez déjà décrire vos besoins : comptez environ huit minutes."

msgid "Measurable: how you will know"
msgstr "Mesurable : à quoi vous le saurez"

msgid "Measurable: somebody else could tell whether it is done."
msgstr "Mesurable : quelqu’un d’autre pourrait dire si c’est fait."

msgid "Measure now"
msgstr "Mesurer maintenant"

#, python-format
msgid "Measured on %(at)s"
msgstr "Mesuré le %(at)s"

msgctxt "level"
msgid "Medium"
msgstr "Moyen"

msgid "Meet first"
msgstr "Se rencontrer d’abord"

msgid "Meet people of the field"
msgstr "Rencontrer des gens du domaine"

msgid "Meet your mentor"
msgstr "Rencontrer votre mentor"

msgid "Meetings are added while the mentorship lasts, and for a few days after its end."
msgstr "Les rencontres s’ajoutent tant que le mentorat dure, et quelques jours après sa fin."

msgid "Members"
msgstr "Membres"

msgid "Members of this organization see your photo. Without one, your initials are shown."
msgstr "Les membres de cette organisation voient votre photo. Sans photo, vos initiales sont affichées."

#, python-format
msgid "Members reinstated: %(n)s."
msgstr "Membres réintégrés : %(n)s."

#, python-format
msgid "Members suspended: %(n)s."
msgstr "Membres suspendus : %(n)s."

msgid "Membership"
msgstr "Appartenance"

msgid "Mentor"
msgstr "Mentor"

msgid "Mentoring"
msgstr "Mentorat"

msgid "Mentoring requests"
msgstr "Demandes de mentorat"

#, python-format
msgid "Mentoring session with %(name)s"
msgstr "Séance de mentorat avec %(name)s"

msgid "Mentoring that moves forward"
msgstr "Le mentorat qui fait avancer"

msgid "Mentors"
msgstr "Mentors"

msgid "Mentors and learners are enrolled in it as soon as they accept."
msgstr "Mentors et apprenant·es y participent dès qu’ils acceptent."

msgid "Mentors do not see you any more."
msgstr "Les mentors ne vous voient plus."

#, python-format
msgid "Mentors for %(name)s"
msgstr "Des mentors pour %(name)s"

msgid "Mentors offer themselves to learners who agreed to be seen"
msgstr "Les mentors se proposent aux personnes qui ont accepté d’être vues"

msgid "Mentors offer what they know and when they are free."
msgstr "Les mentors proposent ce qu’ils savent et leurs disponibilités."

msgid "Mentors well ahead, in the same field."
msgstr "Des mentors nettement plus avancés, dans le même domaine."

msgid "Mentors who have a free place and answer quickly come first in your suggestions."
msgstr "Les mentors qui ont une place libre et répondent vite viennent en premier dans vos suggestions."

msgid "Mentors with a free place"
msgstr "Mentors avec une place libre"

msgid "Mentorship ended"
msgstr "Mentorat terminé"

msgid "Mentorships"
msgstr "Mentorats"

msgid "Mentors’ free places"
msgstr "Places libres des mentors"

msgid "Menu"
msgstr "Menu"

msgid "Message"
msgstr "Message"

msgid "Message to the person"
msgstr "Message à la personne"

msgid "Messages"
msgstr "Messages"

msgid "Messages belong to the pairs: only the mentor and the learner can read them, the coordination cannot. If you join a pair one day, your conversation appears here."
msgstr "Les messages appartiennent aux binômes : seules les deux personnes peuvent les lire, l’équipe de coordination ne le peut pas. Si vous rejoignez un jour un binôme, votre conversation apparaîtra ici."

msgid "Messages sent"
msgstr "Messages envoyés"

msgid "Messages waiting"
msgstr "Messages en attente"

#, python-format
msgid "Messages with %(name)s"
msgstr "Messages avec %(name)s"

msgid "Messages, newest first"
msgstr "Messages, du plus récent au plus ancien"

msgid "Milestone"
msgstr "Étape"

msgid "Minutes"
msgstr "Minutes"

msgid "Minutes after the end"
msgstr "Minutes après la fin"

msgid "Minutes before the start"
msgstr "Minutes avant le début"

msgid "Missed"
msgstr "Manquée"

msgid "Missed by both"
msgstr "Manquée par les deux"

msgid "Missed by the learner"
msgstr "Manquée par l’apprenant·e"

msgid "Missed by the mentor"
msgstr "Manquée par le mentor"

#, python-format
msgid "Missing: %(what)s."
msgstr "Il manque : %(what)s."

msgid "Monday"
msgstr "lundi"

msgid "Monday to Friday"
msgstr "Du lundi au vendredi"

msgid "More"
msgstr "Plus"

msgid "More actions"
msgstr "Autres actions"

msgid "More filters"
msgstr "Plus de filtres"

msgid "More than 15 hours"
msgstr "Plus de 15 heures"

msgid "More than 15 years"
msgstr "Plus de 15 ans"

#, python-format
msgid "More time for the request of %(name)s"
msgstr "Plus de temps pour la demande de %(name)s"

msgid "More time for your request"
msgstr "Plus de temps pour votre demande"

msgid "Most people in a circle"
msgstr "Nombre maximal de personnes par cercle"

msgid "Move"
msgstr "Déplacer"

msgid "Move it instead"
msgstr "La déplacer plutôt"

msgid "Move the series"
msgstr "Déplacer la série"

msgid "Move the session"
msgstr "Déplacer la séance"

#, python-format
msgid "Move the session with %(name)s"
msgstr "Déplacer la séance avec %(name)s"

msgid "Move the sessions"
msgstr "Déplacer les séances"

msgid "Move to this time"
msgstr "Déplacer à ce créneau"

#, python-format
msgid "Moved, session with %(name)s: %(day)s, %(time)s"
msgstr "Séance avec %(name)s déplacée : %(day)s, %(time)s"

#, python-format
msgid "Moved: %(n)s session with %(name)s"
msgid_plural "Moved: %(n)s sessions with %(name)s"
msgstr[0] "Déplacée : %(n)s séance avec %(name)s"
msgstr[1] "Déplacées : %(n)s séances avec %(name)s"

msgid "My availability"
msgstr "Mes disponibilités"

msgid "My hours"
msgstr "Mes disponibilités"

msgid "My load"
msgstr "Ma charge"

msgid "My mentor"
msgstr "Mon mentor"

msgid "My organizations"
msgstr "Mes organisations"

msgid "My pairs"
msgstr "Mes binômes"

msgid "My place here"
msgstr "Ma place ici"

msgid "My profile"
msgstr "Mon profil"

msgid "My programs"
msgstr "Mes programmes"

msgid "My requests"
msgstr "Mes demandes"

msgid "Name"
msgstr "Nom"

msgid "Name of the circle"
msgstr "Nom du cercle"

msgid "Name of the plan"
msgstr "Nom du plan"

msgid "Name or address"
msgstr "Nom ou adresse"

#, python-format
msgid "Nearly at the level aimed at: %(names)s."
msgstr "Presque au niveau visé : %(names)s."

msgid "Needs"
msgstr "Besoins"

msgid "Needs and skills"
msgstr "Besoins et compétences"

msgid "Needs assessments"
msgstr "Bilans des besoins"

msgid "Needs, skills and goals"
msgstr "Besoins, compétences et objectifs"

#, python-format
msgid "Neighbouring fields: %(one)s and %(other)s."
msgstr "Domaines voisins : %(one)s et %(other)s."

msgid "Neither"
msgstr "Ni l’un ni l’autre"

msgid "Neither a session nor a message for 21 days, and nothing planned."
msgstr "Ni séance ni message depuis 21 jours, et rien de prévu."

msgid "Neither in a pause nor on public holidays is a new session booked. Sessions already booked stay."
msgstr "Aucune nouvelle séance n’est réservée pendant une pause ni un jour férié. Les séances déjà réservées restent."

msgid "Neither of them has said anything yet."
msgstr "Ni l’un ni l’autre n’a encore répondu."

msgid "Neither with the person they report to, nor with somebody who reports to them."
msgstr "Ni avec sa hiérarchie, ni avec quelqu’un qui dépend de soi."

msgid "Network address"
msgstr "Adresse réseau"

msgid "Never"
msgstr "Jamais"

msgid "Never again"
msgstr "Plus jamais"

msgctxt "skill"
msgid "New"
msgstr "Nouvelle"

msgid "New address, not confirmed yet"
msgstr "Nouvelle adresse, à confirmer"

msgid "New key"
msgstr "Nouvelle clé"

msgid "New messages"
msgstr "Nouveaux messages"

msgid "New pair"
msgstr "Nouveau binôme"

msgid "Next"
msgstr "Suite"

msgid "Next action"
msgstr "Prochaine action"

msgctxt "request"
msgid "Next choice"
msgstr "Choix suivant"

msgid "Next common time"
msgstr "Prochain moment commun"

msgid "Next common time:"
msgstr "Prochain moment commun :"

msgid "Next link, button or field"
msgstr "Lien, bouton ou champ suivant"

msgid "Next page"
msgstr "Page suivante"

msgid "Next session"
msgstr "Prochaine séance"

msgid "Next session, today"
msgstr "Prochaine séance, aujourd’hui"

msgid "Next session, tomorrow"
msgstr "Prochaine séance, demain"

#, python-format
msgid "Next step %(number)s"
msgstr "Prochaine étape %(number)s"

msgid "Next: a few questions about what you can offer. They help us find the right person to work with you."
msgstr "La suite : quelques questions sur ce que vous pouvez apporter. Elles nous aident à trouver la bonne personne à accompagner."

msgid "Next: a few questions about where you stand and where you want to go. They help us find the right mentor."
msgstr "La suite : quelques questions sur votre situation et vos envies. Elles nous aident à trouver le bon mentor."

msgid "No"
msgstr "Non"

msgid "No account yet?"
msgstr "Pas encore de compte ?"

msgid "No action yet"
msgstr "Aucune action pour l’instant"

msgid "No answer came in time."
msgstr "Aucune réponse n’est venue à temps."

#, python-format
msgid "No answer from %(name)s"
msgstr "Pas de réponse de %(name)s"

msgid "No application to answer"
msgstr "Aucune candidature en attente"

msgid "No charter yet"
msgstr "Pas encore de charte"

msgid "No circle that could fit takes place, or has a place left."
msgstr "Aucun cercle qui conviendrait n’a lieu, ou n’a encore de place."

msgid "No code can be made of the English name. Give one, such as public-speaking."
msgstr "Aucun code ne peut être tiré du nom anglais. Donnez-en un, par exemple public-speaking."

msgid "No common time in the next two weeks"
msgstr "Aucun moment commun dans les deux semaines qui viennent"

msgid "No common time in the weeks that can be booked"
msgstr "Aucun créneau commun dans les semaines ouvertes à la réservation"

msgid "No contact any more"
msgstr "Plus de contact"

msgid "No conversation yet"
msgstr "Aucune conversation pour l’instant"

msgid "No data"
msgstr "Aucune donnée"

msgid "No date is left: keep at least one."
msgstr "Il ne reste aucune date : gardez-en au moins une."

msgid "No draft yet. The first one appears here."
msgstr "Aucun brouillon pour l’instant. Le premier apparaîtra ici."

msgid "No free place"
msgstr "Pas de place libre"

msgid "No free place left"
msgstr "Plus de place libre"

msgid "No goal is shared here yet."
msgstr "Aucun objectif n’est encore partagé ici."

msgid "No goal is shared with the coordinators."
msgstr "Aucun objectif n’est partagé avec la coordination."

msgid "No goal yet"
msgstr "Aucun objectif pour l’instant"

msgid "No hours saved yet."
msgstr "Aucune disponibilité enregistrée pour l’instant."

msgid "No invitation is waiting"
msgstr "Aucune invitation en attente"

msgid "No keys"
msgstr "Aucune clé"

msgid "No language in common."
msgstr "Aucune langue commune."

msgid "No longer kept: computing again may change this place."
msgstr "Plus conservé : un nouveau calcul peut changer cette place."

msgid "No longer needed"
msgstr "Devenu inutile"

msgctxt "proposal"
msgid "No longer of use"
msgstr "Devenue sans objet"

msgid "No mentor has a free place."
msgstr "Aucun mentor n’a de place libre."

msgid "No mentor has two free places. Ask a mentor to take more learners, or approve more mentors."
msgstr "Aucun mentor n’a deux places libres. Demandez à un mentor d’en accueillir plus, ou approuvez d’autres mentors."

msgid "No mentor is free at the moment"
msgstr "Aucun mentor n’a de place en ce moment"

msgid "No mentor takes part in this program yet"
msgstr "Aucun mentor ne participe encore à ce programme"

msgid "No mentor takes part in this program yet. Invite mentors or approve their applications first."
msgstr "Aucun mentor ne participe encore à ce programme. Invitez des mentors ou acceptez leurs candidatures d’abord."

msgid "No mentor with a free place shares a language."
msgstr "Aucun mentor disponible ne partage une langue."

msgid "No message for this address"
msgstr "Aucun message pour cette adresse"

msgid "No message yet"
msgstr "Aucun message pour l’instant"

msgid "No new session is booked on these days. Sessions already booked stay: move or cancel them yourself."
msgstr "Aucune nouvelle séance n’est réservée ces jours-là. Celles qui le sont déjà restent : déplacez-les ou annulez-les vous-même."

msgid "No news for 18 days."
msgstr "Sans nouvelles depuis 18 jours."

msgid "No note for the coordination. Notes of the pair are theirs alone."
msgstr "Aucune note pour la coordination. Celles du binôme n’appartiennent qu’à lui."

msgid "No note yet"
msgstr "Aucune note pour l’instant"

msgid "No other common time"
msgstr "Aucun autre créneau commun"

msgid "No pair found"
msgstr "Aucun binôme trouvé"

msgid "No pair here yet"
msgstr "Aucun binôme pour l’instant"

msgid "No pair is possible yet. The reasons stand below; mend them, then compute again."
msgstr "Aucun binôme n’est possible pour l’instant. Les raisons figurent ci-dessous ; corrigez-les, puis recalculez."

msgid "No pair to publish in this draft."
msgstr "Aucun binôme à publier dans ce brouillon."

msgid "No pair yet"
msgstr "Aucun binôme pour l’instant"

msgid "No past session"
msgstr "Aucune séance passée"

#, python-format
msgid "No place is left for %(name)s. Add places, or let the application wait."
msgstr "Il ne reste pas de place pour %(name)s. Ajoutez des places, ou laissez la candidature en attente."

msgid "No preference"
msgstr "Pas de préférence"

msgid "No program is open at the moment"
msgstr "Aucun programme n’est ouvert pour le moment"

msgid "No program yet"
msgstr "Aucun programme pour l’instant"

msgid "No recent searches"
msgstr "Aucune recherche récente"

msgid "No request here"
msgstr "Aucune demande ici"

msgid "No request yet"
msgstr "Pas encore de demande"

msgid "No results found"
msgstr "Aucun résultat"

msgid "No results matching your query"
msgstr "Aucun résultat pour cette recherche"

msgid "No row counts towards this figure at the moment."
msgstr "Aucune ligne ne compte dans ce chiffre pour le moment."

msgid "No run and no pairing by hand brings them together, in any program. A mentorship that they have goes on."
msgstr "Ni calcul ni choix manuel ne les réunit, dans aucun programme. Un mentorat en cours continue."

msgid "No session fits"
msgstr "Aucune séance ne correspond"

msgid "No session in these four weeks"
msgstr "Aucune séance dans ces quatre semaines"

msgid "No session is offered while one of these calendars says that you are busy. Only the times are kept: titles, places and guests are never read."
msgstr "Aucune séance n’est proposée quand l’un de ces agendas vous dit occupé·e. Seuls les horaires sont gardés : les titres, les lieux et les invités ne sont jamais lus."

msgid "No session of this series waits for an answer any more."
msgstr "Plus aucune séance de cette série n’attend de réponse."

msgid "No session planned"
msgstr "Aucune séance prévue"

#, python-format
msgid "No session planned with %(name)s"
msgstr "Aucune séance prévue avec %(name)s"

#, python-format
msgid "No session with %(name)s"
msgstr "Pas de séance avec %(name)s"

#, python-format
msgid "No session with %(name)s at this time"
msgstr "Pas de séance avec %(name)s à ce moment"

#, python-format
msgid "No session with %(name)s on %(day)s"
msgstr "Pas de séance avec %(name)s le %(day)s"

msgid "No session yet."
msgstr "Aucune séance pour l’instant."

msgid "No sign of life for two minutes: the computing has probably stopped. Nothing is lost; start it again."
msgstr "Aucun signe depuis deux minutes : le calcul s’est sans doute arrêté. Rien n’est perdu ; relancez-le."

msgid "No skill has these words. Try a shorter one, or look through all families."
msgstr "Aucune compétence ne contient ces mots. Essayez plus court, ou parcourez les familles."

msgid "No skill matches"
msgstr "Aucune compétence ne correspond"

msgid "No subject"
msgstr "Sans objet"

msgid "No theme in common."
msgstr "Aucun thème en commun."

msgid "No time to begin with"
msgstr "Aucun créneau pour commencer"

msgid "No two people would both rather be together"
msgstr "Aucun binôme ne préférerait se former autrement"

msgid "No, take me back"
msgstr "Non, revenir en arrière"

msgid "Nobody came or went since this draft was made."
msgstr "Personne n’est arrivé ni parti depuis ce brouillon."

msgid "Nobody else yet"
msgstr "Encore personne d’autre"

msgid "Nobody fits all of that"
msgstr "Personne ne correspond à tout cela"

msgid "Nobody gets another mentor."
msgstr "Personne ne change de mentor."

msgid "Nobody has applied yet"
msgstr "Personne n’a encore candidaté"

msgid "Nobody has said so."
msgstr "Personne ne l’a dit."

msgid "Nobody here"
msgstr "Personne ici"

msgid "Nobody is kept apart"
msgstr "Personne n’est tenu séparé"

msgid "Nobody is waiting"
msgstr "Personne n’attend"

msgid "Nobody is waiting."
msgstr "Personne n’attend."

msgid "Nobody matches"
msgstr "Personne ne correspond"

msgid "Nobody matches these filters"
msgstr "Personne ne correspond à ces filtres"

msgid "Nobody to offer yourself to"
msgstr "Personne à qui vous proposer"

msgid "Nobody was declined"
msgstr "Aucune candidature déclinée"

msgid "Nobody with their own manager"
msgstr "Personne avec sa hiérarchie"

msgid "Nobody with themselves"
msgstr "Personne avec soi-même"

msgid "Nobody yet."
msgstr "Personne pour l’instant."

msgid "Nobody: this circle does not take place."
msgstr "Personne : ce cercle n’a pas lieu."

msgid "None"
msgstr "Aucun"

msgid "None given"
msgstr "Aucune indiquée"

msgid "None of the skills looked for is offered."
msgstr "Aucune des compétences recherchées n’est proposée."

#, python-format
msgid "None of the times of %(name)s"
msgstr "Aucun des créneaux de %(name)s"

#, python-format
msgid "None of the times that you proposed suits %(name)s. The session stays as it is."
msgstr "Aucun des créneaux que vous aviez proposés ne convient à %(name)s. La séance reste telle qu’elle est."

msgid "None of them"
msgstr "Aucun d’eux"

msgid "None planned"
msgstr "Aucun prévu"

msgid "None yet."
msgstr "Aucun pour l’instant."

msgid "None yet. A passkey signs you in with your fingerprint, your face or the code of your device."
msgstr "Aucune pour l’instant. Une clé d’accès vous connecte avec votre empreinte, votre visage ou le code de votre appareil."

msgid "None yet. They appear here once they are published."
msgstr "Aucun pour l’instant. Ils apparaissent ici une fois publiés."

msgid "Not a fit"
msgstr "L’entente ne se fait pas"

msgid "Not accepted"
msgstr "Non retenue"

msgid "Not allowed"
msgstr "Non autorisé"

msgid "Not available"
msgstr "Pas disponible"

msgid "Not enough time"
msgstr "Pas assez de temps"

msgid "Not enough time in common for a session."
msgstr "Pas assez de temps en commun pour une séance."

msgid "Not found"
msgstr "Introuvable"

msgid "Not known"
msgstr "Inconnu"

msgid "Not now"
msgstr "Pas maintenant"

msgid "Not offered"
msgstr "Non proposée"

msgid "Not open to you"
msgstr "Accès réservé"

msgid "Not possible"
msgstr "Impossible"

msgid "Not proved within the time given: other circles might hold more people or add up to more."
msgstr "Non prouvé dans le temps imparti : d’autres cercles pourraient réunir plus de personnes ou un meilleur total."

msgid "Not read yet: come back in a few minutes."
msgstr "Pas encore lu : revenez dans quelques minutes."

msgid "Not sealed yet"
msgstr "Pas encore scellée"

msgid "Not sent"
msgstr "Non envoyé"

msgid "Not signed yet"
msgstr "Pas encore signé"

msgid "Not the same field of work."
msgstr "Pas le même domaine."

msgid "Not the same team"
msgstr "Pas la même équipe"

msgid "Not told"
msgstr "Non indiqué"

msgid "Not written yet"
msgstr "Pas encore écrite"

msgid "Note"
msgstr "Note"

msgid "Note progress"
msgstr "Noter l’avancement"

msgid "Notes"
msgstr "Notes"

msgid "Nothing added."
msgstr "Rien d’ajouté."

msgid "Nothing answered yet"
msgstr "Pas encore de réponse"

msgid "Nothing chosen yet. Tick some skills above and add them."
msgstr "Rien de choisi pour l’instant. Cochez des compétences ci-dessus et ajoutez-les."

msgid "Nothing found"
msgstr "Aucun résultat"

msgid "Nothing free this week."
msgstr "Rien de libre cette semaine."

msgid "Nothing is open in the plan."
msgstr "Rien n’est à faire dans le plan."

msgid "Nothing is recorded about this yet."
msgstr "Rien n’est encore consigné à ce sujet."

msgid "Nothing is saved yet: something below needs a correction."
msgstr "Rien n’est encore enregistré : un point ci-dessous est à corriger."

msgid "Nothing is waiting for you."
msgstr "Rien ne vous attend."

msgid "Nothing recorded yet"
msgstr "Rien d’enregistré pour l’instant"

msgid "Nothing saved yet: runs use the balanced criteria."
msgstr "Rien d’enregistré : les calculs utilisent les critères équilibrés."

msgid "Nothing to show"
msgstr "Rien à afficher"

msgid "Nothing was answered"
msgstr "Aucune réponse n’a été donnée"

#, python-format
msgid "Nothing written yet. Introduce yourself to %(name)s, or say what you hope for from your first session."
msgstr "Rien d’écrit pour l’instant. Présentez-vous à %(name)s, ou dites ce que vous attendez de votre première séance."

#, python-format
msgid "Now with %(mentor)s, %(n)s of 100."
msgstr "Actuellement avec %(mentor)s, %(n)s sur 100."

#, python-format
msgid "Now with %(name)s."
msgstr "Actuellement avec %(name)s."

msgid "Now without a mentor."
msgstr "Actuellement sans mentor."

msgid "Now:"
msgstr "À présent :"

msgid "Object"
msgstr "Objet"

msgid "Objects"
msgstr "Objets"

msgid "Observer"
msgstr "Observation"

msgid "Of"
msgstr "Sur"

msgid "Of a session that was missed, and of no other, say who was absent."
msgstr "D’une séance manquée, et d’elle seule, dites qui était absent·e."

msgid "Of one person, in the days below. 0: never."
msgstr "D’une même personne, dans les jours ci-dessous. 0 : jamais."

msgctxt "level"
msgid "Off"
msgstr "Désactivé"

#, python-format
msgid "Offer %(name)s to be their mentor"
msgstr "Proposer à %(name)s d’être son mentor"

msgid "Offer again"
msgstr "Proposer à nouveau"

msgid "Offer yourself as a mentor"
msgstr "Vous proposer comme mentor"

msgid "Offered"
msgstr "Proposée"

#, python-format
msgid "Offers %(n)d of the %(wanted)d skills looked for: %(names)s."
msgid_plural "Offers %(n)d of the %(wanted)d skills looked for: %(names)s."
msgstr[0] "Offre %(n)d des %(wanted)d compétences recherchées : %(names)s."
msgstr[1] "Offre %(n)d des %(wanted)d compétences recherchées : %(names)s."

msgid "Older"
msgstr "Plus anciens"

msgid "On track"
msgstr "Sur la bonne voie"

#, python-format
msgid "On your clock: %(zone)s. What becomes of your sessions and your account, such as a cancellation, is still told at once."
msgstr "À votre heure : %(zone)s. Ce qui touche à vos séances et à votre compte, comme une annulation, vous est toujours dit tout de suite."

msgid "Once removed, your other hours count again. Sessions already booked stay."
msgstr "Une fois celles-ci supprimées, vos autres disponibilités comptent de nouveau. Les séances déjà réservées restent."

msgid "Once you are enrolled as a learner, you write your goals here."
msgstr "Une fois votre inscription validée comme apprenant·e, vous écrivez vos objectifs ici."

msgid "Once, when a pair has no session planned."
msgstr "Une fois, quand un binôme n’a aucune séance prévue."

#, python-format
msgid "One %(minutes)s-minute session every day"
msgid_plural "One %(minutes)s-minute session every %(days)s days"
msgstr[0] "Une séance de %(minutes)s minutes chaque jour"
msgstr[1] "Une séance de %(minutes)s minutes tous les %(days)s jours"

msgid "One draft at a time: publish it or discard it, then form circles."
msgstr "Un brouillon à la fois : publiez-le ou abandonnez-le, puis formez des cercles."

msgid "One goal is enough to begin. You will adjust it with your mentor and can add others."
msgstr "Un objectif suffit pour commencer. Vous l’ajusterez avec votre mentor et pourrez en ajouter."

msgid "One is a good start. You can change it later with the coordinators."
msgstr "Une personne, c’est un bon début. Vous pourrez changer ensuite avec la coordination."

msgid "One minute about your mentorship"
msgstr "Une minute sur votre mentorat"

msgid "One minute of feedback"
msgstr "Un retour en une minute"

msgid "One of the two asked never to be together again."
msgstr "L’une des deux personnes a demandé de ne plus être avec l’autre."

msgid "One of the two has left the program."
msgstr "L’une des deux personnes a quitté le programme."

msgid "One of them adds a language to their profile."
msgstr "L’une des deux personnes ajoute une langue à son profil."

msgid "One of them gives more hours of the week, or availability is no longer mandatory."
msgstr "L’une des deux donne plus d’heures dans la semaine, ou la disponibilité n’est plus obligatoire."

msgid "One of them reports to the other."
msgstr "L’une des deux personnes dépend de l’autre."

msgid "One of you has something else then, or enough sessions."
msgstr "L’une des deux personnes est déjà prise, ou a assez de séances."

msgid "One of your next choices: it is sent as soon as a place among your open requests is free."
msgstr "L’un de vos choix suivants : la demande part dès qu’une place se libère parmi vos demandes ouvertes."

msgid "One or many, separated by commas, spaces or line breaks. Up to 200 at once."
msgstr "Une ou plusieurs, séparées par des virgules, des espaces ou des retours à la ligne. 200 au plus à la fois."

msgid "One sentence, shown in lists."
msgstr "Une phrase, affichée dans les listes."

msgctxt "mentorship"
msgid "One session (flash)"
msgstr "Une séance (flash)"

msgid "One session, after which it ends by itself. Accepting takes one of the places until then, or until two weeks have passed without one."
msgstr "Une seule séance, après laquelle le mentorat prend fin de lui-même. Accepter occupe une place jusque-là, ou jusqu’à ce que deux semaines aient passé sans séance."

msgid "One step that can be seen to be done, such as “Send my CV to two people”."
msgstr "Un pas dont on peut voir qu’il est fait, par exemple « Envoyer mon CV à deux personnes »."

#, python-format
msgid "One thing to correct"
msgid_plural "%(counter)s things to correct"
msgstr[0] "Un point à corriger"
msgstr[1] "%(counter)s points à corriger"

msgid "Online"
msgstr "En ligne"

#, python-format
msgid "Only %(name)s and you can read these messages."
msgstr "Seuls %(name)s et vous pouvez lire ces messages."

msgid "Only a meeting that was added afterwards can be taken back."
msgstr "Seule une rencontre ajoutée après coup peut être retirée."

msgid "Only a session that took place can be settled."
msgstr "Seule une séance passée peut être tranchée."

msgid "Only an owner can give or take the owner and coordinator roles."
msgstr "Seul un propriétaire peut donner ou retirer les rôles de propriétaire et de coordination."

msgid "Only coordinators can read this. The two are not told."
msgstr "Seule la coordination peut lire ceci. Les deux personnes ne sont pas prévenues."

msgid "Only owners can read this."
msgstr "Seules les personnes propriétaires de l’organisation peuvent lire ce journal."

msgid "Only people who can really meet."
msgstr "Seulement des personnes qui peuvent vraiment se voir."

msgid "Only say that I am busy, without names or links"
msgstr "Indiquer seulement mon indisponibilité, sans nom ni lien"

msgid "Only the coordination and matching know your answer. “Never again” is kept to in every program."
msgstr "Seuls la coordination et l’appariement connaissent votre réponse. « Plus jamais » est respecté dans tous les programmes."

msgid "Only the coordination can read this."
msgstr "Seule la coordination peut lire cela."

msgid "Only the coordination can read this. It helps to find somebody better; the other person is not told why."
msgstr "Seule la coordination peut lire ceci. Cela aide à mieux chercher ; l’autre personne n’en connaît pas la raison."

msgid "Only the coordination can read this; the other person never does."
msgstr "Seule la coordination peut lire cela ; l’autre personne, jamais."

msgid "Only the coordination can read your answer."
msgstr "Seule la coordination peut lire votre réponse."

#, python-format
msgid "Only the coordination knows, and will write to you. %(name)s is told nothing."
msgstr "Seule la coordination le sait, et vous écrira. Rien n’est dit à %(name)s."

msgid "Only the people who run the programs see this address."
msgstr "Seule l’équipe de coordination voit cette adresse."

msgid "Only the people who run the programs see your address."
msgstr "Seule l’équipe de coordination voit votre adresse."

msgid "Only the person who added this meeting can take it back."
msgstr "Seule la personne qui a ajouté cette rencontre peut la retirer."

msgid "Only the two of you and the coordination can read this."
msgstr "Seules vos deux personnes et la coordination peuvent lire cela."

msgid "Only the two of you can read and change this."
msgstr "Seul votre binôme peut lire et modifier ceci."

msgid "Only the two of you can read this."
msgstr "Seules vos deux personnes peuvent lire cela."

msgid "Only the two people of a pair can read what they write here."
msgstr "Seules les deux personnes d’un binôme peuvent lire ce qu’elles s’écrivent ici."

msgid "Only the two people of the pair can do this."
msgstr "Seules les deux personnes du binôme peuvent le faire."

msgid "Only you"
msgstr "Vous seulement"

msgid "Only you and the coordination can read this."
msgstr "Seules la coordination et vous pouvez lire ceci."

msgid "Only you and your mentor can read this note."
msgstr "Seuls votre mentor et vous pouvez lire cette note."

msgid "Only you can read your answers to these. Coordinators see at most how alike two people are."
msgstr "Vous seul·e pouvez lire ces réponses. La coordination voit tout au plus à quel point deux personnes se ressemblent."

msgid "Open and running programs"
msgstr "Programmes ouverts et en cours"

msgid "Open for applications"
msgstr "Candidatures ouvertes"

msgid "Open in my calendar"
msgstr "Ouvrir dans mon agenda"

msgid "Open it"
msgstr "L’ouvrir"

msgid "Open requests"
msgstr "Demandes ouvertes"

msgid "Open the link of an invitation, or ask the people who run your mentoring program to invite you at this address:"
msgstr "Ouvrez le lien d’une invitation, ou demandez à l’équipe de coordination de vous inviter à cette adresse :"

msgid "Open the meeting"
msgstr "Ouvrir la rencontre"

msgid "Open the program"
msgstr "Ouvrir le programme"

msgid "Open the program so that people can apply."
msgstr "Ouvrez le programme pour recevoir des candidatures."

msgid "Open the series"
msgstr "Ouvrir la série"

msgid "Open the session"
msgstr "Ouvrir la séance"

msgid "Open this link to choose a new password:"
msgstr "Ouvrez ce lien pour choisir un nouveau mot de passe :"

msgid "Open this link to confirm that this address is yours:"
msgstr "Ouvrez ce lien pour confirmer que cette adresse est la vôtre :"

msgid "OpenAPI schema"
msgstr "Schéma OpenAPI"

msgid "Or paste the lines here"
msgstr "Ou collez les lignes ici"

msgid "Or search by three questions"
msgstr "Ou chercher en trois questions"

msgid "Organizations"
msgstr "Organisations"

msgid "Other actions"
msgstr "Autres actions"

msgid "Other hours for a program or a season"
msgstr "Autres disponibilités pour un programme ou une saison"

msgid "Other mentors are there: look at your suggestions and ask somebody else."
msgstr "D’autres mentors sont là : regardez vos suggestions et sollicitez quelqu’un d’autre."

msgid "Other times"
msgstr "Autres créneaux"

msgid "Other times are proposed for a session"
msgstr "D’autres créneaux sont proposés pour une séance"

msgid "Other times do not suit"
msgstr "D’autres créneaux ne conviennent pas"

msgid "Other ways to sign in"
msgstr "Autres façons de se connecter"

msgid "Outlook: Settings, Shared calendars, Publish a calendar with “Can view when I’m busy”, the ICS link."
msgstr "Outlook : Paramètres, Calendriers partagés, Publier un calendrier avec « Peut voir quand je suis occupé », le lien ICS."

msgid "Over, no word yet"
msgstr "Passée, sans réponse"

msgid "Overdue"
msgstr "En retard"

msgid "Owner"
msgstr "Propriétaire"

msgid "Pace"
msgstr "Rythme"

msgid "Pacific"
msgstr "Pacifique"

msgid "Page"
msgstr "Page"

#, python-format
msgid "Page %(number)s of %(total)s"
msgstr "Page %(number)s sur %(total)s"

msgid "Page expired"
msgstr "Page expirée"

msgid "Page not found"
msgstr "Page introuvable"

msgid "Pages"
msgstr "Pages"

msgid "Pair two people by hand"
msgstr "Former un binôme à la main"

msgid "Pairs"
msgstr "Binômes"

msgctxt "menu"
msgid "Pairs"
msgstr "Binômes"

msgid "Pairs appear once a matching is published."
msgstr "Les binômes apparaissent dès qu’un appariement est publié."

msgid "Pairs gone quiet"
msgstr "Binômes sans nouvelles"

msgid "Pairs that both people accepted and that have not ended."
msgstr "Binômes acceptés de part et d’autre et qui ne sont pas terminés."

msgid "Pairs that would both rather be together"
msgstr "Binômes qui préféreraient tous deux être ensemble"

msgid "Parameters"
msgstr "Paramètres"

msgid "Particular dates"
msgstr "Dates particulières"

msgid "Passkey"
msgstr "Clé d’accès"

msgid "Passkeys and security keys"
msgstr "Clés d’accès et clés de sécurité"

msgid "Password"
msgstr "Mot de passe"

msgid "Past"
msgstr "Passées"

msgid "Pause and public holidays"
msgstr "Pause et jours fériés"

msgid "Pause new requests"
msgstr "Suspendre les nouvelles demandes"

msgid "Paused"
msgstr "En pause"

msgid "Pausing tells those who wait for your answer, so that they can ask somebody else."
msgstr "La pause prévient les personnes qui attendent votre réponse, pour qu’elles puissent solliciter quelqu’un d’autre."

msgid "People"
msgstr "Personnes"

msgid "People apply, a coordinator approves"
msgstr "Sur candidature, validée par la coordination"

msgid "People have already applied, so this program cannot become a draft again."
msgstr "Des personnes ont déjà candidaté : ce programme ne peut plus redevenir un brouillon."

msgid "People kept apart"
msgstr "Personnes tenues séparées"

msgid "People of the program"
msgstr "Personnes du programme"

msgid "People who wrote the same team, department or class are not paired."
msgstr "Les personnes de la même équipe, du même service ou de la même classe ne forment pas de binôme."

#, python-format
msgid "People: %(n)s, from %(least)s to %(most)s"
msgstr "Personnes : %(n)s, de %(least)s à %(most)s"

msgid "Persian"
msgstr "Persan"

msgid "Person"
msgstr "Personne"

msgid "Personality"
msgstr "Personnalité"

msgid "Photo"
msgstr "Photo"

#, python-format
msgid "Pick a time with %(name)s."
msgstr "Choisissez un créneau avec %(name)s."

msgid "Place in working life"
msgstr "Étape de vie professionnelle"

msgid "Places"
msgstr "Places"

msgid "Plain"
msgstr "Simple"

msgid "Plan a trial meeting"
msgstr "Prévoir une rencontre d’essai"

msgid "Plan template"
msgstr "Modèle de plan"

msgid "Planned"
msgstr "Prévue"

msgid "Planned now:"
msgstr "Prévue actuellement :"

#, python-format
msgid "Planned now: %(when)s"
msgstr "Prévue pour l’instant : %(when)s"

msgid "Platform"
msgstr "Plateforme"

#, python-format
msgid "Please answer by %(day)s, %(time)s. The links work without signing in."
msgstr "Merci de répondre avant le %(day)s, %(time)s. Les liens fonctionnent sans se connecter."

msgid "Please confirm"
msgstr "Confirmer cette action"

msgid "Please enter your old password, for security’s sake, and then enter your new password twice so we can verify you typed it in correctly."
msgstr "Par sécurité, saisissez votre mot de passe actuel, puis deux fois le nouveau pour éviter toute faute de frappe."

#, python-format
msgid "Please reply by %(day)s; then there is time again to answer you."
msgstr "Merci de répondre avant le %(day)s ; un nouveau délai court ensuite pour vous répondre."

msgid "Points"
msgstr "Points"

msgid "Points of 100"
msgstr "Points sur 100"

msgid "Points off where one of the two would rather not"
msgstr "Points retirés quand l’un des deux préfère éviter"

msgid "Polish"
msgstr "Polonais"

msgid "Portuguese"
msgstr "Portugais"

msgid "Preparation"
msgstr "Préparation"

msgid "Preparation opens"
msgstr "La préparation s’ouvre"

msgid "Prepare"
msgstr "Préparer"

msgid "Prepare the session"
msgstr "Préparer la séance"

#, python-format
msgid "Prepare your session with %(name)s of %(day)s"
msgstr "Préparez votre séance avec %(name)s : %(day)s"

#, python-format
msgid "Prepare, join or move the session: %(link)s"
msgstr "Préparer, rejoindre ou déplacer la séance : %(link)s"

msgid "Present"
msgstr "Présence"

msgid "Previous"
msgstr "Précédent"

msgid "Previous page"
msgstr "Page précédente"

msgid "Primary"
msgstr "Principal"

msgid "Problem (IN)"
msgstr "Problème (IN)"

msgid "Program"
msgstr "Programme"

msgid "Programs"
msgstr "Programmes"

msgid "Progress"
msgstr "Avancement"

#, python-format
msgid "Progress (%%)"
msgstr "Progression (%%)"

msgid "Progress (%)"
msgstr "Progression (%)"

msgid "Progress goes from 0 to 100."
msgstr "L’avancement va de 0 à 100."

msgid "Progress is a number from 0 to 100."
msgstr "La progression est un nombre de 0 à 100."

msgid "Progress noted."
msgstr "Avancement noté."

msgid "Progress saved."
msgstr "Progression enregistrée."

msgid "Pronouns"
msgstr "Pronoms"

#, python-format
msgid "Propose %(name)s"
msgstr "Proposer %(name)s"

msgid "Propose other times"
msgstr "Proposer d’autres créneaux"

msgid "Propose these sessions"
msgstr "Proposer ces séances"

msgid "Propose these times"
msgstr "Proposer ces créneaux"

msgid "Propose this pair"
msgstr "Proposer ce binôme"

msgid "Propose this time"
msgstr "Proposer ce créneau"

msgid "Proposed"
msgstr "Proposé"

msgctxt "mentorship"
msgid "Proposed"
msgstr "Proposé"

msgctxt "session"
msgid "Proposed"
msgstr "Proposée"

msgid "Proposed to whoever declines, who can change it. Empty: our own words."
msgstr "Proposé à la personne qui décline, qui peut le changer. Vide : nos propres mots."

msgid "Proved by the solver: no other circles hold more people or add up to more."
msgstr "Prouvé par le solveur : aucun autre choix de cercles ne réunit plus de personnes ni un meilleur total."

msgid "Proved: with the prices kept beside it, no other way of pairing adds up to more. Checked on every pair."
msgstr "Prouvé : avec les prix conservés à côté, aucune autre façon de former les binômes ne donne plus. Vérifié sur chaque binôme possible."

#, python-format
msgid "Publish %(n)s pair"
msgid_plural "Publish %(n)s pairs"
msgstr[0] "Publier %(n)s binôme"
msgstr[1] "Publier %(n)s binômes"

#, python-format
msgid "Publish, %(n)s learner"
msgid_plural "Publish, %(n)s learners"
msgstr[0] "Publier, %(n)s apprenant·e"
msgstr[1] "Publier, %(n)s apprenant·es"

msgid "Published"
msgstr "Publié"

msgid "Published circles"
msgstr "Cercles publiés"

msgid "Published pairs"
msgstr "Binômes publiés"

msgid "Pulses"
msgstr "Baromètres"

msgid "Put aside"
msgstr "Mettre de côté"

msgid "Put off by a week"
msgstr "Reporter d’une semaine"

msgid "Put off by a week."
msgstr "Reportée d’une semaine."

msgid "Questions and replies"
msgstr "Questions et réponses"

msgid "Quiet"
msgstr "Discret"

msgid "Quiet hours"
msgstr "Heures calmes"

msgid "Quiet hours end at another time than they start. To have none, untick the box."
msgstr "Les heures calmes ne se terminent pas à l’heure où elles commencent. Pour ne pas en avoir, décochez la case."

msgid "Rather accurate"
msgstr "Plutôt vrai"

msgid "Rather inaccurate"
msgstr "Plutôt faux"

msgid "Rather left to others"
msgstr "Plutôt laissé à d’autres"

msgid "Rather not"
msgstr "Plutôt non"

msgctxt "trial"
msgid "Rather somebody else"
msgstr "Plutôt quelqu’un d’autre"

msgid "Reached"
msgstr "Atteint"

msgid "Reached or set aside"
msgstr "Atteints ou mis de côté"

msgid "Read"
msgstr "Lire"

msgid "Read about this person and answer. The mentorship starts when you have both accepted."
msgstr "Lisez sa présentation et répondez. Le mentorat commence quand les deux réponses sont positives."

msgid "Read and answer"
msgstr "Lire et répondre"

msgid "Read and sign"
msgstr "Lire et signer"

msgid "Read the charter"
msgstr "Lire la charte"

msgid "Reading this calendar takes too long."
msgstr "La lecture de cet agenda prend trop de temps."

msgid "Reason"
msgstr "Motif"

msgid "Reason given"
msgstr "Raison donnée"

#, python-format
msgid "Reason: %(reason)s"
msgstr "Motif : %(reason)s"

msgid "Recap"
msgstr "Bilan"

msgid "Recap of goals and last actions"
msgstr "Rappel des objectifs et des dernières actions"

msgid "Receive a code by email"
msgstr "Recevoir un code par e-mail"

msgid "Receive requests again"
msgstr "Recevoir à nouveau des demandes"

msgid "Received"
msgstr "Reçu"

msgid "Recent actions"
msgstr "Actions récentes"

msgid "Recent searches"
msgstr "Recherches récentes"

msgid "Record picture"
msgstr "Image de la fiche"

msgid "Reinstate"
msgstr "Rétablir"

msgid "Reinstate the selected members"
msgstr "Réintégrer les membres sélectionnés"

msgid "Reinstated, this person finds everything as they left it, with the same roles."
msgstr "Une fois rétablie, cette personne retrouve tout en l’état, avec les mêmes rôles."

msgid "Release"
msgstr "Libérer"

msgid "Relevant: it brings you closer to where you want to be."
msgstr "Pertinent : il vous rapproche de là où vous voulez être."

msgid "Relevant: why it matters to you"
msgstr "Pertinent : pourquoi il compte pour vous"

msgid "Reload"
msgstr "Recharger"

#, python-format
msgid "Reminder, session with %(name)s: %(day)s, %(time)s"
msgstr "Rappel, séance avec %(name)s : %(day)s, %(time)s"

msgid "Reminders"
msgstr "Rappels"

msgid "Remove"
msgstr "Retirer"

msgid "Remove from sorting"
msgstr "Retirer du tri"

msgid "Remove from the organization"
msgstr "Retirer de l’organisation"

msgid "Remove the filters"
msgstr "Retirer les filtres"

msgid "Remove the photo"
msgstr "Retirer la photo"

msgid "Remove these hours"
msgstr "Supprimer ces disponibilités"

msgid "Removed, this person can no longer enter the organization. Sessions, messages and feedback stay with the people they were shared with, and in the figures. A new invitation brings them back."
msgstr "Une fois retirée, cette personne n’a plus accès à l’organisation. Les séances, messages et retours restent aux personnes avec qui ils ont été partagés, et dans les chiffres. Une nouvelle invitation lui rouvre l’accès."

msgid "Rename"
msgstr "Renommer"

msgid "Reopen"
msgstr "Rouvrir"

msgid "Reopen the program"
msgstr "Rouvrir le programme"

msgid "Reply"
msgstr "Répondre"

#, python-format
msgid "Request: %(name)s"
msgstr "Demande : %(name)s"

msgid "Requests"
msgstr "Demandes"

msgid "Requests that you make or receive appear here, with the time left to answer."
msgstr "Les demandes que vous faites ou recevez apparaissent ici, avec le délai de réponse."

msgid "Reset filters"
msgstr "Réinitialiser les filtres"

msgid "Result (OUT)"
msgstr "Résultat (OUT)"

msgid "Return to site"
msgstr "Revenir au site"

msgid "Review and propose"
msgstr "Relire et proposer"

msgid "Review the draft"
msgstr "Relire le brouillon"

msgid "Review the matching"
msgstr "Relire l’appariement"

#, python-format
msgid "Review the matching of %(program)s"
msgstr "Relire l’appariement de %(program)s"

msgid "Revoke"
msgstr "Révoquer"

msgid "Rhythm"
msgstr "Rythme"

msgid "Role"
msgstr "Rôle"

msgid "Roles"
msgstr "Rôles"

msgid "Romanian"
msgstr "Roumain"

#, python-format
msgid "Row %(n)s"
msgstr "Ligne %(n)s"

msgid "Rules of booking"
msgstr "Règles de réservation"

msgid "Rules of the whole organization"
msgstr "Règles de toute l’organisation"

msgid "Run"
msgstr "Exécuter"

msgid "Run the selected action"
msgstr "Exécuter l’action choisie"

msgid "Running"
msgstr "En cours"

msgid "Russian"
msgstr "Russe"

msgid "SMART goal"
msgstr "Objectif SMART"

msgid "Said in private after a trial meeting. It forbids no pair, and nobody reads who said it."
msgstr "Dit en privé après une rencontre d’essai. Aucun binôme n’est interdit pour autant, et personne ne lit qui l’a dit."

#, python-format
msgid "Said to be absent, disagree by %(day)s"
msgstr "Dit·e absent·e, à contredire d’ici le %(day)s"

#, python-format
msgid "Same field of work: %(field)s."
msgstr "Même domaine professionnel : %(field)s."

msgid "Same themes, and people who talk alike."
msgstr "Mêmes thèmes, et des personnes qui échangent de la même façon."

msgid "Satisfaction"
msgstr "Satisfaction"

msgid "Saturday"
msgstr "samedi"

msgid "Save"
msgstr "Enregistrer"

msgid "Save and add another"
msgstr "Enregistrer et en ajouter un autre"

msgid "Save and come back later"
msgstr "Enregistrer et revenir plus tard"

msgid "Save and continue"
msgstr "Enregistrer et continuer"

msgid "Save and continue editing"
msgstr "Enregistrer et continuer"

msgid "Save and finish"
msgstr "Enregistrer et terminer"

msgid "Save and sign"
msgstr "Enregistrer et signer"

msgid "Save and view"
msgstr "Enregistrer et afficher"

msgid "Save as a draft"
msgstr "Enregistrer en brouillon"

msgid "Save as a new version"
msgstr "Enregistrer une nouvelle version"

msgid "Save as new"
msgstr "Enregistrer comme nouveau"

msgid "Save my hours"
msgstr "Enregistrer mes disponibilités"

msgid "Save the agenda"
msgstr "Enregistrer l’ordre du jour"

msgid "Save the note"
msgstr "Enregistrer la note"

msgid "Save the photo"
msgstr "Enregistrer la photo"

msgid "Save the preparation"
msgstr "Enregistrer la préparation"

msgid "Save the recap"
msgstr "Enregistrer le bilan"

msgid "Save the roles"
msgstr "Enregistrer les rôles"

msgid "Save without signing"
msgstr "Enregistrer sans signer"

#, python-format
msgid "Saved as version %(n)d. Runs made before keep the version they were made with."
msgstr "Enregistré en version %(n)d. Les calculs déjà faits gardent la leur."

msgid "Saved."
msgstr "Enregistré."

msgid "Saved. Both of you sign this version."
msgstr "Enregistré. Cette version est à signer par vous deux."

msgid "Saved. Pairs that start from now on follow it."
msgstr "Enregistré. Les binômes qui commencent désormais le suivent."

msgid "Saving makes a new version. Both of you sign it; earlier versions stay readable."
msgstr "Enregistrer crée une nouvelle version, à signer à deux ; les précédentes restent lisibles."

msgid "Say a few words about yourself"
msgstr "Présentez-vous en quelques mots"

msgid "Say by when."
msgstr "Indiquez pour quand."

#, python-format
msgid "Say how it is going with %(name)s"
msgstr "Dire comment cela se passe avec %(name)s"

msgid "Say how it was"
msgstr "Dire ce qu’il en est"

#, python-format
msgid "Say how the session with %(name)s on %(day)s went"
msgstr "Dire comment s’est passée la séance avec %(name)s du %(day)s"

msgid "Say the same of all hours of one date: they replace that day's, or come on top."
msgstr "Dites la même chose de toutes les heures d’une date : elles remplacent celles du jour, ou s’y ajoutent."

msgid "Say what I think"
msgstr "Dire ce que j’en pense"

msgid "Say what exactly you will be able to do or will have done."
msgstr "Dites ce que vous saurez faire ou aurez fait exactement."

msgid "Say what is to be done."
msgstr "Indiquez ce qui est à faire."

msgid "Say what makes it possible: time, means, people."
msgstr "Dites ce qui le rend possible : temps, moyens, personnes."

msgid "Say what will show that you are there."
msgstr "Dites ce qui montrera que vous y êtes."

msgid "Say what you can offer and when you can meet; coordinators match by that."
msgstr "Dites ce que vous pouvez apporter et quand vous êtes disponible ; la coordination forme les binômes à partir de là."

msgid "Say what you think once you have met."
msgstr "Dites ce que vous en pensez une fois la rencontre passée."

msgid "Say when you can meet"
msgstr "Indiquez vos disponibilités"

#, python-format
msgid "Say whether you and %(name)s fit"
msgstr "Dire si l’entente se fait avec %(name)s"

msgid "Say which topic you saw, so that nobody's words are lost."
msgstr "Indiquez le sujet que vous avez vu, pour que les mots de personne ne se perdent."

msgid "Say why it matters to you now."
msgstr "Dites pourquoi cela compte pour vous aujourd’hui."

msgid "Scheduling policies"
msgstr "Règles des séances"

msgid "Score"
msgstr "Score"

#, python-format
msgid "Scores read none of these groups. A difference comes from what people offer, look for and have time for, or from a rule: look at free hours first. Figures of fewer than %(smallest)s people are hidden, and those from which they could be worked out."
msgstr "Les scores ne lisent aucun de ces groupes. Un écart vient de ce que les personnes proposent, cherchent et de leur temps, ou d’une règle : regardez d’abord les heures libres. Les chiffres de moins de %(smallest)s personnes sont masqués, ainsi que ceux qui permettraient de les déduire."

msgid "Seal"
msgstr "Sceau"

msgid "Search"
msgstr "Rechercher"

msgid "Search apps and models..."
msgstr "Rechercher une rubrique…"

msgid "Search for a part of the name, or widen the filters."
msgstr "Cherchez une partie du nom, ou élargissez les filtres."

msgid "Security key"
msgstr "Clé de sécurité"

msgid "See all goals"
msgstr "Voir tous les objectifs"

msgid "See all pairs"
msgstr "Voir tous les binômes"

msgid "See all programs"
msgstr "Voir tous les programmes"

msgid "See all sessions"
msgstr "Voir toutes les séances"

msgid "See everything in Tandem"
msgstr "Tout voir dans Tandem"

msgid "See its page"
msgstr "Voir sa page"

msgid "See my goals"
msgstr "Voir mes objectifs"

msgid "See my hours"
msgstr "Voir mes disponibilités"

msgid "See my requests"
msgstr "Voir mes demandes"

msgid "See our pair"
msgstr "Voir notre binôme"

msgid "See the action plan"
msgstr "Voir le plan d’action"

msgid "See the circle"
msgstr "Voir le cercle"

msgid "See the dates"
msgstr "Voir les dates"

msgid "See the meeting"
msgstr "Voir la rencontre"

msgid "See the other programs"
msgstr "Voir les autres programmes"

msgid "See the pair"
msgstr "Voir le binôme"

msgid "See the pairs"
msgstr "Voir les binômes"

msgid "See the profile"
msgstr "Voir le profil"

msgid "See the program"
msgstr "Voir le programme"

msgid "See the programs"
msgstr "Voir les programmes"

msgid "See the proposal"
msgstr "Voir la proposition"

msgid "See the request"
msgstr "Voir la demande"

msgid "See the session"
msgstr "Voir la séance"

msgid "See the sessions"
msgstr "Voir les séances"

msgid "See the suggestions"
msgstr "Voir les suggestions"

msgid "See the upcoming ones"
msgstr "Voir les séances à venir"

msgid "See the whole plan"
msgstr "Voir tout le plan"

msgid "See what fitting them in changes"
msgstr "Voir ce que cela changerait"

msgid "See what is missing"
msgstr "Voir ce qui manque"

msgid "See who is in it and answer"
msgstr "Voir qui en fait partie et répondre"

msgid "See why you were matched, then accept or decline."
msgstr "Voyez pourquoi ce binôme vous est proposé, puis acceptez ou déclinez."

#, python-format
msgid "Select %s to change"
msgstr "Liste : %s"

#, python-format
msgid "Select %s to view"
msgstr "Liste : %s"

msgid "Select action"
msgstr "Choisir l’action"

msgid "Select action to run"
msgstr "Choisir l’action à exécuter"

msgid "Select all on this page"
msgstr "Tout sélectionner sur cette page"

msgid "Select all rows"
msgstr "Sélectionner toutes les lignes"

msgid "Select at least one application."
msgstr "Sélectionnez au moins une candidature."

msgid "Select currency"
msgstr "Choisir la devise"

msgid "Select format"
msgstr "Choisir le format"

msgid "Select none"
msgstr "Tout désélectionner"

msgid "Select record"
msgstr "Sélectionner la fiche"

msgid "Select value"
msgstr "Choisir une valeur"

msgid "Send"
msgstr "Envoyer"

msgid "Send again"
msgstr "Renvoyer"

msgid "Send it"
msgstr "L’envoyer"

msgid "Send me a code"
msgstr "M’envoyer un code"

msgid "Send my answer"
msgstr "Envoyer ma réponse"

msgid "Send my application"
msgstr "Envoyer ma candidature"

msgid "Send the code again"
msgstr "Renvoyer le code"

msgid "Send the invitations"
msgstr "Envoyer les invitations"

msgid "Send the offer"
msgstr "Envoyer la proposition"

msgid "Send the question"
msgstr "Envoyer la question"

msgid "Send the request"
msgstr "Envoyer la demande"

msgid "Send the selected invitations again"
msgstr "Renvoyer les invitations sélectionnées"

msgid "Sending"
msgstr "Envoi en cours"

msgid "Sent"
msgstr "Envoyé"

msgid "Sent to"
msgstr "Envoyé à"

msgid "Series of sessions"
msgstr "Série de séances"

#, python-format
msgid "Series with %(name)s"
msgstr "Série avec %(name)s"

msgid "Session feedback"
msgstr "Retours sur les séances"

#, python-format
msgid "Session on %(day)s"
msgstr "Séance, %(day)s"

#, python-format
msgid "Session with %(name)s"
msgstr "Séance avec %(name)s"

#, python-format
msgid "Session with %(name)s on %(day)s"
msgstr "Séance avec %(name)s, le %(day)s"

#, python-format
msgid "Session with %(name)s: %(day)s, %(time)s"
msgstr "Séance avec %(name)s : %(day)s, %(time)s"

#, python-format
msgid "Session with %(name)s: who was there?"
msgstr "Séance avec %(name)s : qui était là ?"

msgid "Sessions"
msgstr "Séances"

msgid "Sessions and the work between them. Three hours is usual."
msgstr "Les séances et le travail entre elles. Trois heures est courant."

msgid "Sessions appear here once a pair books one."
msgstr "Les séances apparaissent ici dès qu’un binôme en réserve une."

msgid "Sessions are booked once both have accepted, and until the mentorship ends."
msgstr "Les séances se réservent une fois le mentorat accepté de part et d’autre, et jusqu’à sa fin."

msgid "Sessions are booked only inside these hours. Several ranges a day are fine."
msgstr "Les séances ne se réservent que dans ces plages. Plusieurs plages par jour sont possibles."

msgid "Sessions come here once they are over."
msgstr "Les séances arrivent ici une fois terminées."

msgid "Sessions held"
msgstr "Séances tenues"

msgid "Sessions in your calendar"
msgstr "Les séances dans votre agenda"

msgid "Sessions missed"
msgstr "Séances manquées"

msgid "Sessions of a series are cancelled"
msgstr "Des séances d’une série sont annulées"

msgid "Sessions of a series are moved"
msgstr "Des séances d’une série sont déplacées"

msgid "Sessions of this program do not last that long. Choose one of the lengths."
msgstr "Les séances de ce programme n’ont pas cette durée. Choisissez une des durées proposées."

msgid "Sessions that are planned, proposed or held come here."
msgstr "Les séances prévues, proposées ou tenues s’affichent ici."

msgid "Sessions this month"
msgstr "Séances ce mois-ci"

msgid "Set a first goal"
msgstr "Fixer un premier objectif"

msgid "Set a goal"
msgstr "Fixer un objectif"

msgid "Set a maximum a week"
msgstr "Fixer un maximum par semaine"

msgctxt "action"
msgid "Set aside"
msgstr "Mise de côté"

msgctxt "goal"
msgid "Set aside"
msgstr "Mis de côté"

msgid "Set aside. It stays in the plan; you can take it up again."
msgstr "Mise de côté. Elle reste dans le plan ; vous pouvez la reprendre."

msgid "Set this goal aside"
msgstr "Mettre de côté"

msgid "Sets of hours"
msgstr "Jeux de disponibilités"

msgid "Settings"
msgstr "Paramètres"

msgid "Settle"
msgstr "Trancher"

msgid "Settle the session"
msgstr "Trancher"

msgid "Settle what two people tell differently of a session"
msgstr "Trancher ce que deux personnes racontent différemment d’une séance"

msgid "Settled by the coordination."
msgstr "Tranchée par la coordination."

msgid "Several messages"
msgstr "Plusieurs messages"

msgid "Shaded: the hours in which you can meet."
msgstr "En couleur : vos disponibilités."

msgid "Share the address of its page, or invite people."
msgstr "Partagez l’adresse de sa page, ou invitez des personnes."

msgid "Show"
msgstr "Afficher"

msgid "Show all"
msgstr "Tout afficher"

msgid "Show counts"
msgstr "Afficher les nombres"

msgid "Show everybody"
msgstr "Afficher tout le monde"

msgid "Show the rows"
msgstr "Afficher les lignes"

msgid "Show this help"
msgstr "Afficher cette aide"

msgid "Sign in"
msgstr "Se connecter"

msgid "Sign out"
msgstr "Se déconnecter"

msgid "Sign out everywhere else"
msgstr "Se déconnecter partout ailleurs"

msgid "Sign the charter"
msgstr "Signer la charte"

#, python-format
msgid "Sign the charter with %(name)s"
msgstr "Signer la charte avec %(name)s"

msgid "Sign this version"
msgstr "Signer cette version"

msgid "Signatures"
msgstr "Signatures"

msgid "Signed by both"
msgstr "Signée des deux côtés"

msgid "Signed by both of you."
msgstr "Signée par vous deux."

msgid "Signed in"
msgstr "Connexion"

#, python-format
msgid "Signed on %(date)s"
msgstr "Signé le %(date)s"

msgid "Silent mentors"
msgstr "Mentors sans réponse"

msgid "Since"
msgstr "Depuis le"

#, python-format
msgid "Since %(day)s"
msgstr "Depuis le %(day)s"

msgid "Since this draft was made:"
msgstr "Depuis ce brouillon :"

msgid "Skill"
msgstr "Compétence"

msgid "Skill families"
msgstr "Familles de compétences"

msgid "Skills"
msgstr "Compétences"

msgid "Skills first"
msgstr "Compétences d’abord"

msgid "Skills first, then time and field: a good beginning."
msgstr "Les compétences, puis le temps et le domaine : un bon début."

msgid "Skills offered"
msgstr "Compétences proposées"

msgid "Skills wanted"
msgstr "Compétences recherchées"

msgid "Skills you offer"
msgstr "Compétences que vous proposez"

msgid "Skills you want to work on"
msgstr "Compétences que vous voulez travailler"

msgid "Slot"
msgstr "Créneau"

msgid "Small"
msgstr "Petit"

msgid "So that nobody is matched with you for it."
msgstr "Pour que personne ne vous soit confié sur ce sujet."

msgid "So that you are not paired with the person you report to. Nobody is written to."
msgstr "Pour ne pas former un binôme avec votre hiérarchie. Personne ne reçoit de message."

msgid "Software signs in with a key that you make on your API keys page. A key has your own rights in one organization."
msgstr "Un logiciel se connecte avec une clé que vous créez sur votre page de clés d’API. Une clé a vos propres droits dans une seule organisation."

msgid "Some dates are not free. Choose another time for each, or leave it out."
msgstr "Certaines dates ne sont pas libres. Choisissez un autre créneau pour chacune, ou laissez-la de côté."

msgid "Some programs do not pair people of the same team. Write it as your colleagues do."
msgstr "Certains programmes ne réunissent pas des personnes de la même équipe. Écrivez-la comme vos collègues."

msgid "Somebody applies to a program"
msgstr "Une candidature arrive"

msgid "Somebody asks you to form a pair"
msgstr "Une personne vous demande de former un binôme"

msgid "Somebody changed the agenda while you were writing. Yours is kept here: compare, then save."
msgstr "L’ordre du jour a changé pendant que vous écriviez. Votre version est gardée ici : comparez, puis enregistrez."

msgid "Somebody changed this text while you were writing. Yours is kept here: bring the two together, then save."
msgstr "Ce texte a changé pendant que vous écriviez. Le vôtre est gardé ici : réunissez les deux, puis enregistrez."

msgid "Somebody has answered every one of these proposals, so none can be taken back."
msgstr "Quelqu’un a répondu à chacune de ces propositions, aucune ne peut donc être reprise."

msgid "Somebody has missed several sessions"
msgstr "Une personne a manqué plusieurs séances"

msgid "Somebody is late before the session is missed."
msgstr "On est en retard avant que la séance soit manquée."

msgid "Somebody says that you missed a session"
msgstr "Quelqu’un dit que vous avez manqué une séance"

#, python-format
msgid "Somebody, perhaps you, tried to sign in with %(email)s. There is no account with this address. To create one:"
msgstr "Quelqu’un, peut-être vous, a voulu se connecter avec %(email)s. Aucun compte n’existe à cette adresse. Pour en créer un :"

#, python-format
msgid "Somebody, perhaps you, wanted to create an account with %(email)s. There is one already: sign in with it, or choose a new password here:"
msgstr "Quelqu’un, peut-être vous, a voulu créer un compte avec %(email)s. Il en existe déjà un : connectez-vous avec lui, ou choisissez un nouveau mot de passe ici :"

msgid "Something about your account has changed:"
msgstr "Quelque chose a changé dans votre compte :"

msgid "Something does not agree"
msgstr "Quelque chose ne concorde pas"

msgid "Something else"
msgstr "Autre chose"

msgid "Something went wrong on our side."
msgstr "Une erreur s’est produite de notre côté."

msgid "Spanish"
msgstr "Espagnol"

msgid "Specific: one thing that you can point at."
msgstr "Spécifique : une chose précise, que l’on peut montrer."

msgid "Specific: what exactly"
msgstr "Spécifique : quoi exactement"

msgid "Stable: no two people would both rather be together."
msgstr "Stable : aucun binôme ne préférerait se former autrement."

msgid "Start"
msgstr "Début"

msgid "Start a business or a project"
msgstr "Lancer une entreprise ou un projet"

msgid "Start again"
msgstr "Relancer"

msgid "Start again from this version"
msgstr "Repartir de cette version"

msgid "Start from our template"
msgstr "Partir de notre modèle"

msgid "Start it"
msgstr "Le démarrer"

msgid "Start the program"
msgstr "Démarrer le programme"

msgid "Starting ends applications; invitations still work."
msgstr "Démarrer met fin aux candidatures ; les invitations restent possibles."

msgid "State"
msgstr "État"

msgid "Status"
msgstr "Statut"

msgid "Statuses"
msgstr "Codes de statut"

#, python-format
msgid "Step %(number)s of %(total)s"
msgstr "Étape %(number)s sur %(total)s"

msgid "Step by step, with notes and dates"
msgstr "Pas à pas, avec des notes et des dates"

msgid "Steps"
msgstr "Étapes"

msgid "Still deciding"
msgstr "Pas encore décidé"

msgid "Stop being seen"
msgstr "Ne plus être vu·e"

msgid "Stop offering"
msgstr "Ne plus proposer"

msgid "Straight to the point"
msgstr "Droit au but"

msgid "Strengths"
msgstr "Points forts"

msgid "Studies and volunteering count. 0 is fine."
msgstr "Études et bénévolat comptent. 0 convient."

msgid "Style guide"
msgstr "Guide de style"

msgid "Subject"
msgstr "Objet"

msgid "Submit"
msgstr "Envoyer"

msgid "Subscribe"
msgstr "S’abonner"

msgid "Suggested for you"
msgstr "Suggestions pour vous"

msgid "Summary"
msgstr "Résumé"

msgid "Sunday"
msgstr "dimanche"

msgid "Suspend"
msgstr "Suspendre"

msgid "Suspend the selected members"
msgstr "Suspendre les membres sélectionnés"

msgid "Suspended"
msgstr "Accès suspendu"

msgid "Suspended, this person cannot enter the organization until you reinstate them. Nothing they wrote is lost; their pairs and planned sessions stay as they are."
msgstr "Une fois suspendue, cette personne n’a plus accès à l’organisation jusqu’à ce que vous la rétablissiez. Rien de ce qu’elle a écrit n’est perdu ; ses binômes et ses séances prévues ne changent pas."

#, python-format
msgid "Swap with %(name)s"
msgstr "Échanger avec %(name)s"

msgid "Switch the address off"
msgstr "Désactiver l’adresse"

msgid "System"
msgstr "Système"

msgid "Table"
msgstr "Tableau"

msgid "Take back my application"
msgstr "Retirer ma candidature"

msgctxt "a meeting"
msgid "Take it back"
msgstr "La retirer"

msgid "Take more time"
msgstr "Prendre plus de temps"

msgid "Take part"
msgstr "Participer"

msgid "Take the publication back"
msgstr "Reprendre la publication"

msgid "Take this time"
msgstr "Retenir ce créneau"

msgid "Take up again"
msgstr "Reprendre"

msgctxt "mentorship"
msgid "Taken back"
msgstr "Repris"

#, python-format
msgid "Taken back: the meeting of %(day)s"
msgstr "Rencontre retirée : %(day)s"

msgid "Taken up by you; it has left the list."
msgstr "Vous vous en occupez ; la ligne a quitté la liste."

msgid "Tandem helps an organization run personal mentoring programs online: find the right pair, agree on goals, plan, meet, talk in between, and see what changes."
msgstr "Tandem aide une organisation à mener en ligne des programmes de mentorat personnalisés : former le bon binôme, convenir d’objectifs, planifier, se rencontrer, échanger entre-temps et voir ce qui change."

msgid "Team, department or class"
msgstr "Équipe, service ou classe"

msgid "Technical failure"
msgstr "Problème technique"

msgid "Tell us what you need"
msgstr "Dites-nous vos besoins"

msgid "Ten goals are in progress already. Reach or set aside one of them first."
msgstr "Dix objectifs sont déjà en cours. Atteignez-en un ou mettez-en un de côté d’abord."

msgid "Ten statements"
msgstr "Dix phrases"

msgid "Thank you for answering. Your words are on their way."
msgstr "Merci d’avoir répondu. Vos mots sont en route."

#, python-format
msgid "Thank you for applying to %(program)s. We cannot offer you a place this time."
msgstr "Merci de votre candidature au programme « %(program)s ». Nous ne pouvons pas vous proposer de place cette fois-ci."

msgid "Thank you for saying so. The coordination will look for somebody else."
msgstr "Merci de l’avoir dit. La coordination va chercher quelqu’un d’autre."

msgid "Thank you for thinking of me. I cannot take on your request at the moment; this says nothing about you or your project. I wish you a mentor who has the time that you deserve."
msgstr "Merci d’avoir pensé à moi. Je ne peux pas donner suite à votre demande en ce moment ; cela ne dit rien de vous ni de votre projet. Je vous souhaite un mentor qui ait le temps que vous méritez."

msgid "Thank you, that was the last step. You can change your answers at any time."
msgstr "Merci, c’était la dernière étape. Vous pouvez modifier vos réponses à tout moment."

msgid "Thank you, your answer is kept."
msgstr "Merci, votre réponse est enregistrée."

msgid "Thank you, your word is kept."
msgstr "Merci, votre réponse est enregistrée."

msgid "Thank you. Your answer is with the coordinators."
msgstr "Merci. Votre réponse est transmise à la coordination."

msgid "Thank you. Your feedback is with the coordinators."
msgstr "Merci. Votre retour est transmis à la coordination."

msgid "Thanks for spending some quality time with the web site today."
msgstr "Merci du temps passé ici aujourd’hui."

msgid "That happens; ask somebody else, or ask again later."
msgstr "Cela arrive ; sollicitez quelqu’un d’autre, ou redemandez plus tard."

msgid "That is a lot of messages at once. Wait a few seconds."
msgstr "Cela fait beaucoup de messages à la fois. Attendez quelques secondes."

#, python-format
msgid "That is fewer than %(n)s: the draft can then not be published until somebody joins it."
msgstr "C’est moins que %(n)s : le brouillon ne pourra pas être publié tant que personne ne le rejoint."

msgid "That is the least it costs, by the prices of the draft."
msgstr "C’est le moins que cela coûte, d’après les prix du brouillon."

msgid "That pair has changed meanwhile. Look at the list again."
msgstr "Ce binôme a changé entre-temps. Regardez à nouveau la liste."

msgid "That time is not free any more. Choose another one."
msgstr "Ce moment n’est plus libre. Choisissez-en un autre."

msgid "That time is not free any more. Here are the nearest ones."
msgstr "Ce créneau n’est plus libre. Voici les plus proches."

msgid "That time is not free, and neither is any other. Write to each other to find one."
msgstr "Ce créneau n’est pas libre, et aucun autre non plus. Écrivez-vous pour en trouver un."

msgid "That time was just taken."
msgstr "Ce créneau vient d’être pris."

#, python-format
msgid "The %(n)d hour a month looked for is there."
msgid_plural "The %(n)d hours a month looked for are there."
msgstr[0] "%(n)d heure par mois est souhaitée, et elle est disponible."
msgstr[1] "%(n)d heures par mois sont souhaitées, et elles sont disponibles."

msgid "The Monday of the week that the hours stand for: they move with summer time."
msgstr "Le lundi de la semaine que les heures décrivent : elles bougent avec l’heure d’été."

msgid "The action is in your plan."
msgstr "L’action est dans votre plan."

msgid "The action is open again."
msgstr "L’action est de nouveau ouverte."

msgid "The agenda is saved."
msgstr "L’ordre du jour est enregistré."

msgid "The answer"
msgstr "La réponse"

msgid "The answer does not name the one person that it is from."
msgstr "La réponse ne nomme pas la seule personne dont elle vient."

msgid "The answer does not say to which invitation it is."
msgstr "La réponse ne dit pas à quelle invitation elle se rapporte."

msgid "The answer has no clear time."
msgstr "La réponse n’a pas d’heure claire."

msgid "The answer is kept with the session."
msgstr "La réponse est gardée avec la séance."

msgid "The answer is neither yes, no nor perhaps."
msgstr "La réponse n’est ni oui, ni non, ni peut-être."

msgid "The answer is to an invitation that is none of ours."
msgstr "La réponse concerne une invitation qui n’est pas la nôtre."

msgid "The answer is to an older invitation: the session has changed since."
msgstr "La réponse concerne une invitation plus ancienne : la séance a changé depuis."

msgid "The attached file moves the entries in your calendar."
msgstr "Le fichier joint déplace les rendez-vous dans votre agenda."

msgid "The attached file moves the entry in your calendar. If the new time does not suit you, move it again."
msgstr "Le fichier joint déplace la séance dans votre agenda. Si ce nouveau créneau ne vous convient pas, déplacez-la encore."

msgid "The attached file puts it in your calendar. The page of the session has the meeting link, the agenda and your notes."
msgstr "Le fichier joint l’ajoute à votre agenda. La page de la séance réunit le lien de visio, l’ordre du jour et vos notes."

msgid "The attached file puts them all in your calendar. You hear again only of what changes."
msgstr "Le fichier joint les ajoute toutes à votre agenda. Nous ne vous écrirons de nouveau que pour ce qui change."

msgid "The calendar is added. Its busy time counts once it is read, within a few minutes."
msgstr "L’agenda est ajouté. Son temps occupé comptera dès qu’il sera lu, d’ici quelques minutes."

msgid "The calendar is removed, and its busy time no longer counts."
msgstr "L’agenda est retiré, et son temps occupé ne compte plus."

msgid "The calendar part is larger than 256 KB."
msgstr "La partie d’agenda dépasse 256 Ko."

msgid "The calendar part is not an answer to one invitation."
msgstr "La partie d’agenda n’est pas la réponse à une seule invitation."

msgid "The calendar part is not an answer: its method is neither REPLY nor COUNTER."
msgstr "La partie d’agenda n’est pas une réponse : sa méthode n’est ni REPLY ni COUNTER."

msgid "The calendar part is not iCalendar."
msgstr "La partie d’agenda n’est pas au format iCalendar."

msgid "The certificate does not hold."
msgstr "Le certificat n’est pas valable."

#, python-format
msgid "The charter of your mentorship with %(name)s waits for your signature. It takes two minutes to read."
msgstr "La charte de votre mentorat avec %(name)s attend votre signature. Elle se lit en deux minutes."

msgid "The charter was changed meanwhile. Read the new version before you sign it."
msgstr "La charte a changé entre-temps. Lisez la nouvelle version avant de la signer."

msgid "The charter was changed meanwhile. Your text is still here; compare it with the new version."
msgstr "La charte a changé entre-temps. Votre texte est toujours là ; comparez-le à la nouvelle version."

msgid "The circle does not take place: too few people are left in it."
msgstr "Le cercle n’a pas lieu : il y reste trop peu de personnes."

#, python-format
msgid "The circle is now called “%(name)s”."
msgstr "Le cercle s’appelle maintenant « %(name)s »."

msgid "The circles are being computed"
msgstr "Les cercles sont en cours de calcul"

#, python-format
msgid "The clock of %(place)s counts, in summer and in winter."
msgstr "L’heure de %(place)s fait foi, été comme hiver."

#, python-format
msgid "The code “%(code)s” is already on line %(line)d."
msgstr "Le code « %(code)s » est déjà à la ligne %(line)d."

msgid "The computing is stopped. Nobody was told anything."
msgstr "Le calcul est arrêté. Personne n’a été prévenu."

msgid "The computing starts again."
msgstr "Le calcul repart."

msgid "The coordination can help you to find another time or another mentor."
msgstr "La coordination peut vous aider à trouver un autre moment ou un autre mentor."

msgid "The coordination finds your learners"
msgstr "La coordination trouve qui vous accompagnerez"

msgid "The coordination finds your mentor"
msgstr "La coordination trouve votre mentor"

msgid "The coordination has already settled how this session went."
msgstr "La coordination a déjà tranché pour cette séance."

msgid "The coordination is looking for somebody else and will write to you."
msgstr "La coordination cherche quelqu’un d’autre et vous écrira."

#, python-format
msgid "The coordination is told when somebody misses a session."
msgid_plural "The coordination is told once somebody has missed %(n)s sessions in %(days)s days."
msgstr[0] "La coordination est prévenue dès qu’une personne manque une séance."
msgstr[1] "La coordination est prévenue dès qu’une personne a manqué %(n)s séances en %(days)s jours."

#, python-format
msgid "The coordination of %(program)s has taken back the circle “%(circle)s” for now. You have nothing to do; you will hear from us when it takes place."
msgstr "La coordination de %(program)s a retiré le cercle « %(circle)s » pour le moment. Vous n’avez rien à faire ; nous vous préviendrons quand il aura lieu."

msgid "The coordination proposes learners to you while you have a free place."
msgstr "La coordination vous propose des personnes tant que vous avez une place libre."

#, python-format
msgid "The coordinators of %(program)s answer as soon as they can; you will receive an email."
msgstr "La coordination du programme « %(program)s » répond dès que possible ; vous recevrez un e-mail."

msgid "The coordinators of your organization read this. The other person of your pair does not."
msgstr "La coordination de votre organisation lit ceci. L’autre personne du binôme ne le lit pas."

msgid "The coordinators will answer by email. You can already describe your needs and strengths."
msgstr "La coordination vous répondra par e-mail. Vous pouvez déjà décrire vos besoins et vos points forts."

msgid "The coordinators will open programs here. Meanwhile, complete your profile so that people can get to know you."
msgstr "La coordination ouvrira des programmes ici. En attendant, complétez votre profil pour vous faire connaître."

#, python-format
msgid "The date is free."
msgid_plural "All %(n)s dates are free."
msgstr[0] "La date est libre."
msgstr[1] "Les %(n)s dates sont libres."

msgid "The dates of the series"
msgstr "Les dates de la série"

msgid "The draft fits everybody who is here now."
msgstr "Le brouillon tient compte de toutes les personnes présentes."

msgid "The draft is discarded. Nobody was told anything."
msgstr "Le brouillon est abandonné. Personne n’a été prévenu."

msgid "The end comes after the start. For midnight, write 00:00."
msgstr "La fin vient après le début. Pour minuit, écrivez 00:00."

msgid "The field of work is no longer mandatory."
msgstr "Le domaine n’est plus obligatoire."

msgid "The figures are up to date."
msgstr "Les chiffres sont à jour."

msgid "The files hold identifiers and no names. The documentation gives the lines of Python that check the result without this software."
msgstr "Les fichiers contiennent des identifiants et aucun nom. La documentation donne les lignes de Python qui vérifient le résultat sans ce logiciel."

#, python-format
msgid "The first %(n)s are named."
msgstr "Les %(n)s premiers sont nommés."

msgid "The first line names the columns:"
msgstr "La première ligne nomme les colonnes :"

#, python-format
msgid "The first line names the columns: %(names)s."
msgstr "La première ligne nomme les colonnes : %(names)s."

msgid "The goal is reached"
msgstr "L’objectif est atteint"

#, python-format
msgid "The invitation to %(email)s is sent again."
msgstr "L’invitation à %(email)s est renvoyée."

#, python-format
msgid "The invitation to %(email)s is withdrawn. Its link no longer works."
msgstr "L’invitation à %(email)s est retirée. Son lien ne fonctionne plus."

msgid "The key is revoked. Programs that use it can no longer sign in."
msgstr "La clé est révoquée. Les logiciels qui l’utilisent ne peuvent plus se connecter."

msgid "The last day comes after the first."
msgstr "Le dernier jour vient après le premier."

msgid "The last day of the pause. Empty: until you end it here."
msgstr "Le dernier jour de la pause. Vide : jusqu’à ce que vous l’arrêtiez ici."

#, python-format
msgid "The last one was that of %(day)s. Technical failures, and what the two tell differently, count against nobody."
msgstr "La dernière est celle du %(day)s. Les problèmes techniques, et ce que les deux racontent différemment, ne comptent contre personne."

msgid "The last part of the program's page address. Leave empty to make it from the name."
msgstr "La fin de l’adresse de la page du programme. Laissez vide pour la tirer du nom."

msgid "The learner"
msgstr "L’apprenant·e"

msgid "The learner already has a mentor."
msgstr "La personne à accompagner a déjà un mentor."

msgid "The learner and the mentor read these same sentences."
msgstr "L’apprenant·e et le mentor lisent ces mêmes phrases."

msgid "The learner has accepted"
msgstr "L’apprenant·e a accepté"

msgid "The learner has found a mentor."
msgstr "La personne a trouvé un mentor."

msgid "The learner has left the program."
msgstr "La personne à accompagner a quitté le programme."

#, python-format
msgid "The learner would have to speak %(languages)s."
msgstr "Il faudrait que l’apprenant·e parle %(languages)s."

msgid "The learner’s wish"
msgstr "Souhait de l’apprenant·e"

#, python-format
msgid "The link works once, until %(date)s."
msgstr "Le lien fonctionne une fois, jusqu’au %(date)s."

msgid "The list has changed meanwhile. Choose again."
msgstr "La liste a changé entre-temps. Choisissez de nouveau."

msgid "The list of skills is empty"
msgstr "La liste des compétences est vide"

msgid "The list of skills is empty. Write to the coordinators: they can install it."
msgstr "La liste des compétences est vide. Écrivez à la coordination : elle peut l’installer."

#, python-format
msgid "The meeting is added. %(name)s is told, and can disagree."
msgstr "La rencontre est ajoutée. %(name)s en est informé·e et peut dire que ce n’est pas exact."

msgid "The meeting is called off. The other person gets an email."
msgstr "La rencontre est annulée. L’autre personne reçoit un e-mail."

msgid "The meeting is taken back, and the other person is told."
msgstr "La rencontre est retirée et l’autre personne en est informée."

msgid "The mentor"
msgstr "Le mentor"

msgid "The mentor and the coordinators"
msgstr "Le mentor et la coordination"

msgid "The mentor can give as many hours a month as the learner wishes."
msgstr "Le mentor peut donner autant d’heures par mois que souhaité."

msgid "The mentor does not stand further on."
msgstr "Le mentor n’est pas à une étape plus avancée."

msgid "The mentor gives more hours, the learner looks for fewer, or hours are no longer mandatory."
msgstr "Le mentor donne plus d’heures, l’apprenant·e en cherche moins, ou les heures ne sont plus obligatoires."

#, python-format
msgid "The mentor has %(n)d more year of experience."
msgid_plural "The mentor has %(n)d more years of experience."
msgstr[0] "Le mentor a %(n)d an d’expérience de plus."
msgstr[1] "Le mentor a %(n)d ans d’expérience de plus."

msgid "The mentor has accepted"
msgstr "Le mentor a accepté"

msgid "The mentor has left the program."
msgstr "Le mentor a quitté le programme."

msgid "The mentor has no free place any more."
msgstr "Le mentor n’a plus de place libre."

msgid "The mentor is not ahead in years."
msgstr "Le mentor n’a pas plus d’années d’expérience."

msgid "The mentor is some years ahead; three to fifteen years are best."
msgstr "Le mentor a quelques années d’avance ; l’idéal est de trois à quinze ans."

msgid "The mentor likes to help with the themes that the learner chose."
msgstr "Le mentor aime aider sur les thèmes choisis par l’apprenant·e."

#, python-format
msgid "The mentor likes to help with: %(themes)s."
msgstr "Le mentor aime aider sur : %(themes)s."

#, python-format
msgid "The mentor offers %(skill)s at level %(n)d."
msgstr "Le mentor propose %(skill)s au niveau %(n)d."

msgid "The mentor offers one of these skills, or skills are no longer mandatory."
msgstr "Le mentor propose l’une de ces compétences, ou elles ne sont plus obligatoires."

msgid "The mentor offers the skills that the learner looks for, at the level aimed at."
msgstr "Le mentor offre les compétences recherchées, au niveau visé."

msgid "The mentor or the learner writes it once the mentorship is active."
msgstr "Le mentor ou la personne accompagnée l’écrit dès que le mentorat est actif."

msgid "The mentor stands further on in working life."
msgstr "Le mentor est à une étape plus avancée de la vie professionnelle."

msgid "The mentor takes no requests at the moment."
msgstr "Le mentor ne reçoit pas de demandes en ce moment."

#, python-format
msgid "The mentor would have to give %(n)d hour a month, and gives %(now)d."
msgid_plural "The mentor would have to give %(n)d hours a month, and gives %(now)d."
msgstr[0] "Il faudrait que le mentor donne %(n)d heure par mois ; il en donne %(now)d."
msgstr[1] "Il faudrait que le mentor donne %(n)d heures par mois ; il en donne %(now)d."

msgid "The mentors who could fit were already proposed to this person, or were their mentor."
msgstr "Les mentors possibles ont déjà été proposés à cette personne, ou l’ont déjà accompagnée."

msgid "The mentorship has ended. Its messages, notes and plan stay readable."
msgstr "Le mentorat est terminé. Les messages, les notes et le plan restent lisibles."

msgid "The mentor’s wish"
msgstr "Souhait du mentor"

msgid "The message as a page"
msgstr "Le message en page"

msgid "The nearest free times"
msgstr "Les créneaux libres les plus proches"

msgid "The next fourteen days"
msgstr "Les quatorze prochains jours"

msgid "The note is saved."
msgstr "La note est enregistrée."

msgid "The notice limit of the program is past: this cancellation counts as late."
msgstr "Le délai de prévenance du programme est passé : cette annulation compte comme tardive."

msgid "The old one stops answering at once."
msgstr "L’ancienne cesse aussitôt de répondre."

msgid "The one session did not come about"
msgstr "La séance unique n’a pas eu lieu"

msgid "The organization's rules hold again."
msgstr "Les règles de l’organisation s’appliquent de nouveau."

msgid "The other person accepts first"
msgstr "Acceptée d’abord par l’autre personne"

msgid "The other person answers what you proposed."
msgstr "C’est à l’autre personne de répondre à votre proposition."

msgid "The other person is not told."
msgstr "L’autre personne n’en sait rien."

msgid "The other person reads it in the email and on the session's page. The coordination can read it too."
msgstr "L’autre personne le lit dans l’e-mail et sur la page de la séance. La coordination peut le lire aussi."

msgid "The other person reads it with the times."
msgstr "L’autre personne le lit avec les créneaux."

msgid "The other time is proposed to the other person."
msgstr "L’autre horaire est proposé à l’autre personne."

msgid "The owner and coordinator roles are given and taken by owners."
msgstr "Les rôles de propriétaire et de coordination sont donnés et retirés par les propriétaires."

msgid "The pair"
msgstr "Le binôme"

msgid "The pair agrees, plans and meets; the organization sees what it achieves."
msgstr "Le binôme se met d’accord, planifie et se rencontre ; l’organisation voit ce qu’elle accomplit."

msgid "The pair and the coordination can read this."
msgstr "Le binôme et la coordination peuvent lire ceci."

#, python-format
msgid "The pair would score %(n)s of 100, but the places of this mentor add more elsewhere: forcing it costs the whole draft %(cost)s points."
msgstr "Le binôme obtiendrait %(n)s sur 100, mais les places de ce mentor apportent plus ailleurs : l’imposer coûte %(cost)s points à l’ensemble du brouillon."

#, python-format
msgid "The pair would score %(n)s of 100, which is less; nothing else stands in the way."
msgstr "Le binôme obtiendrait %(n)s sur 100, ce qui est moins ; rien d’autre ne s’y oppose."

msgid "The pairs are being computed"
msgstr "Les binômes sont en cours de calcul"

msgid "The parts add up to the score."
msgstr "Les parts s’additionnent pour donner le score."

msgid "The person who asked reads this."
msgstr "La personne qui a fait la demande lit cela."

msgid "The person, their partner and the coordinators can read these answers. Your reading is noted."
msgstr "La personne, son binôme et la coordination peuvent lire ces réponses. Votre lecture est consignée."

msgid "The place in working life is no longer mandatory."
msgstr "L’étape de vie professionnelle n’est plus obligatoire."

msgid "The place is yours to give again; you have nothing to do."
msgstr "La place est de nouveau libre ; vous n’avez rien à faire."

msgid "The plan appears when the mentorship starts."
msgstr "Le plan apparaît quand le mentorat commence."

msgid "The preparation is saved."
msgstr "La préparation est enregistrée."

msgid "The price of each rule"
msgstr "Le prix de chaque règle"

msgid "The private address that starts with https:// or webcal://. Only we read it, and nobody sees it here."
msgstr "L’adresse privée qui commence par https:// ou webcal://. Nous seuls la lisons, et personne ne la voit ici."

msgid "The program does not take place any more."
msgstr "Le programme n’a plus lieu."

msgid "The program is a draft again. Only coordinators see it."
msgstr "Le programme est de nouveau un brouillon. Seule la coordination le voit."

msgid "The program is closed. Everything stays readable, and you can reopen it."
msgstr "Le programme est clos. Tout reste lisible, et vous pouvez le rouvrir."

msgid "The program is open."
msgstr "Le programme est ouvert."

msgid "The program is running again."
msgstr "Le programme est de nouveau en cours."

msgid "The program is running."
msgstr "Le programme est en cours."

msgid "The program is running. Next, match learners with mentors."
msgstr "Le programme est en cours. Prochaine étape : former les binômes."

msgid "The program is saved as a draft. Only coordinators see it."
msgstr "Le programme est enregistré en brouillon. Seule la coordination le voit."

msgid "The program's mentors can see you and offer themselves."
msgstr "Les mentors du programme peuvent vous voir et se proposer."

msgid "The proposal closes for both people, who get a short email without your reason. The learner is available for another mentor at once."
msgstr "La proposition se ferme pour les deux personnes, qui reçoivent un court e-mail sans votre raison. Un autre mentor peut être proposé aussitôt."

#, python-format
msgid "The proposal for %(program)s is taken back"
msgstr "La proposition pour %(program)s est reprise"

#, python-format
msgid "The proposal with %(name)s for %(program)s will not go ahead. This says nothing about you: availabilities and wishes change."
msgstr "La proposition avec %(name)s dans %(program)s n’aboutira pas. Cela ne dit rien de vous : les disponibilités et les souhaits changent."

#, python-format
msgid "The proposal with %(name)s will not go ahead"
msgstr "La proposition avec %(name)s n’aboutira pas"

msgid "The proposed session does not take place, and the other person is told."
msgstr "La séance proposée n’a pas lieu, et l’autre personne en est avertie."

msgid "The proposed session does not take place. The other person gets an email."
msgstr "La séance proposée n’a pas lieu. L’autre personne reçoit un e-mail."

#, python-format
msgid "The publication was taken back on %(at)s."
msgstr "La publication a été reprise le %(at)s."

msgid "The questionnaire of a mentor has no such step."
msgstr "Le questionnaire d’un mentor n’a pas cette étape."

msgid "The questions wait for this person at their next visit."
msgstr "Les questions attendent cette personne à sa prochaine visite."

msgid "The recap is missing"
msgstr "Le bilan manque"

msgid "The recap is saved."
msgstr "Le bilan est enregistré."

msgid "The record is not the one this run was made from."
msgstr "Le relevé n’est pas celui dont ce calcul est issu."

msgid "The record is the one this run was made from: its fingerprint is the same."
msgstr "Le relevé est celui dont ce calcul est issu : son empreinte est la même."

msgid "The reservation is removed. The notes stay."
msgstr "La réservation est retirée. Les notes restent."

msgid "The result is a draft: nobody is told anything before you publish it."
msgstr "Le résultat est un brouillon : personne n’est prévenu avant que vous le publiiez."

msgid "The rhythm proposed to each pair, for example 14 for every other week."
msgstr "Le rythme proposé à chaque binôme, par exemple 14 pour une semaine sur deux."

msgid "The right skills, even with less time in common."
msgstr "Les bonnes compétences, même avec moins de temps en commun."

#, python-format
msgid "The roles of %(name)s are saved."
msgstr "Les rôles de %(name)s sont enregistrés."

msgid "The rule on managers is switched off, or one of them changes manager."
msgstr "La règle sur la hiérarchie est désactivée, ou l’une des deux personnes change de responsable."

msgid "The rule on teams is switched off, or one of them changes team."
msgstr "La règle sur les équipes est désactivée, ou l’une des deux personnes change d’équipe."

msgid "The rule on time zones is loosened."
msgstr "La règle sur les fuseaux horaires est assouplie."

#, python-format
msgid "The rule would have to allow %(n)d hours between time zones instead of %(now)d."
msgstr "Il faudrait que la règle admette %(n)d heures entre les fuseaux horaires au lieu de %(now)d."

msgid "The rules are saved. What was planned by the old ones has moved."
msgstr "Les règles sont enregistrées. Ce qui était prévu selon les anciennes a été déplacé."

msgid "The rules of the program leave no mentor with a free place."
msgstr "Les règles du programme ne laissent aucun mentor avec une place libre."

msgid "The run before"
msgstr "Le calcul précédent"

#, python-format
msgid "The run before, of %(at)s"
msgstr "Le calcul précédent, du %(at)s"

msgid "The run is what it says"
msgstr "Ce calcul est bien ce qu’il dit"

msgid "The run was computed anew meanwhile. Look at the list again."
msgstr "Le brouillon a été recalculé entre-temps. Regardez à nouveau la liste."

msgid "The same pairs"
msgstr "Les mêmes binômes"

msgid "The sender is not the person whose answer it says it is."
msgstr "L’expéditeur n’est pas la personne au nom de qui la réponse est faite."

msgid "The server of this calendar answered with an error."
msgstr "Le serveur de cet agenda a répondu par une erreur."

msgid "The server of this calendar does not answer."
msgstr "Le serveur de cet agenda ne répond pas."

msgid "The session did not come about in time, so the place was given back."
msgstr "La séance n’a pas eu lieu à temps : la place a été rendue."

msgid "The session has already started, so your answer changes nothing."
msgstr "La séance a déjà commencé : votre réponse ne change rien."

msgid "The session is as it was. Nobody was told anything."
msgstr "La séance est comme avant. Personne n’a été prévenu."

msgid "The session is at the time that you chose. Both of you get an email."
msgstr "La séance est au créneau que vous avez choisi. Vous recevez tous deux un e-mail."

msgid "The session is cancelled, so your answer changes nothing."
msgstr "La séance est annulée : votre réponse ne change rien."

msgid "The session is cancelled. Both of you get an email in a minute."
msgstr "La séance est annulée. Vous recevez tous deux un e-mail dans une minute."

msgid "The session is moved. Both of you get an email with the new time in a minute."
msgstr "La séance est déplacée. Vous recevez tous deux un e-mail avec le nouvel horaire dans une minute."

msgid "The session is moved. Both of you get an email with the new time."
msgstr "La séance est déplacée. Vous recevrez l’un et l’autre un e-mail avec le nouveau créneau."

msgid "The session is planned."
msgstr "La séance est prévue."

msgid "The session is planned. Both of you get an email with the calendar entry."
msgstr "La séance est prévue. Vous recevez tous deux un e-mail avec l’entrée d’agenda."

msgid "The session is settled."
msgstr "La séance est tranchée."

msgid "The session stays as it is, and the other person is told."
msgstr "La séance reste telle qu’elle est, et l’autre personne est prévenue."

msgid "The session stays planned; the other person is told of your answer."
msgstr "La séance reste prévue ; l’autre personne est avertie de votre réponse."

#, python-format
msgid "The session that %(name)s proposed does not take place: it had no answer in time."
msgstr "La séance que %(name)s proposait n’a pas lieu : elle est restée sans réponse."

#, python-format
msgid "The session with %(name)s stays as it is"
msgstr "La séance avec %(name)s reste telle qu’elle est"

msgid "The sessions are planned. Both of you get one email with the calendar entries."
msgstr "Les séances sont prévues. Vous recevrez l’un et l’autre un seul e-mail avec le fichier d’agenda."

msgid "The stage of the plan that it belongs to."
msgstr "L’étape du plan dont elle fait partie."

msgid "The system"
msgstr "Le système"

msgid "The time agreed on is over"
msgstr "Le temps convenu est écoulé"

msgid "The time is given back, and the other person is told."
msgstr "Le créneau est rendu, et l’autre personne est prévenue."

msgid "The time to contradict is over. Write to the coordination."
msgstr "Le délai pour contredire est passé. Écrivez à la coordination."

msgid "The time was prolonged twice already. Please accept, decline or ask a question."
msgstr "Le délai a déjà été prolongé deux fois. Merci d’accepter, de décliner ou de poser une question."

msgid "The two of you"
msgstr "Votre binôme"

msgid "The two of you and the coordination can read this."
msgstr "Vous deux et la coordination pouvez lire ceci."

msgid "The two of you cannot be paired: no language in common, or you were paired before."
msgstr "Vous ne pouvez pas former un binôme : aucune langue commune, ou un binôme précédent."

msgid "The whole program is matched at once, by the coordinators"
msgstr "La coordination apparie tout le programme d’un coup"

msgid "Their answers to the ten statements go well together. Best kept low."
msgstr "Leurs réponses aux dix phrases vont bien ensemble. À garder faible."

msgid "Their time zones are too far apart."
msgstr "Leurs fuseaux horaires sont trop éloignés."

msgid "Theme"
msgstr "Thème"

msgid "Themes"
msgstr "Thèmes"

#, python-format
msgid "Then %(n)s of 100."
msgstr "Ensuite %(n)s sur 100."

msgid "Then the request runs out, and the learner's next choice is asked."
msgstr "Ensuite la demande arrive à échéance, et le choix suivant est sollicité."

msgid "There are more cells than columns."
msgstr "Il y a plus de cellules que de colonnes."

msgid "There is a conflict of interest between the two."
msgstr "Il y a un conflit d’intérêts entre les deux."

msgid "There is a request between the two of you."
msgstr "Il y a une demande entre vous."

msgid "There is a session of yours at that time already: say on its page how it went."
msgstr "Vous avez déjà une séance à cette heure-là : dites sur sa page comment elle s’est passée."

msgid "There is no calendar at this address any more, or it is no longer shared."
msgstr "Il n’y a plus d’agenda à cette adresse, ou il n’est plus partagé."

msgid "There is no mentor to keep here. Choose one first."
msgstr "Il n’y a pas de mentor à conserver ici. Choisissez-en un d’abord."

msgid "There is nothing left to answer. Thank you for being there."
msgstr "Il n’y a plus rien à répondre. Merci d’être là."

msgid "There is nothing to withdraw here any more."
msgstr "Il n’y a plus rien à retirer ici."

msgid "These answers can no longer be changed."
msgstr "Ces réponses ne peuvent plus être modifiées."

#, python-format
msgid "These are not email addresses: %(addresses)s"
msgstr "Ce ne sont pas des adresses e-mail : %(addresses)s"

msgid "These emails cannot be turned off."
msgstr "Ces e-mails ne peuvent pas être désactivés."

msgid "These hours"
msgstr "Ces heures"

msgid "These hours are removed."
msgstr "Ces disponibilités sont supprimées."

msgid "These hours overlap others of the same date."
msgstr "Ces heures en chevauchent d’autres de la même date."

msgid "These hours overlap others of the same day."
msgstr "Cette plage en chevauche une autre du même jour."

msgid "These times are no longer of use: the session has changed, or it is too late."
msgstr "Ces créneaux sont devenus sans objet : la séance a changé, ou il est trop tard."

msgid "These two are already kept apart."
msgstr "Ces deux personnes sont déjà tenues séparées."

msgid "These two are kept apart for safety."
msgstr "Ces deux personnes sont tenues séparées par sécurité."

#, python-format
msgid "These two cannot be paired. %(why)s"
msgstr "Ces deux personnes ne peuvent pas former un binôme. %(why)s"

msgid "These two were together, declined each other, or are kept apart by the coordination."
msgstr "Ces deux personnes ont été ensemble, se sont refusées, ou sont tenues séparées par la coordination."

msgid "These values do not go together."
msgstr "Ces valeurs ne vont pas ensemble."

msgid "These words are a start. Change what does not fit the two of you."
msgstr "Ces mots sont un point de départ. Modifiez ce qui ne vous convient pas."

msgid "They agreed to be seen by the mentors of this program. You can offer yourself; they decide."
msgstr "Ces personnes ont accepté d’être vues par les mentors de ce programme. Vous pouvez vous proposer ; la décision leur revient."

msgid "They are in the same team."
msgstr "Ces personnes sont dans la même équipe."

msgid "They count instead of your weekly hours. Of two on the same day, those for the program win."
msgstr "Elles comptent à la place de vos disponibilités de la semaine. Si deux concernent le même jour, celles du programme l’emportent."

msgid "They have enough time free in common for sessions, in runs long enough for one."
msgstr "Le temps libre en commun suffit pour des séances, par plages assez longues."

msgid "They like to talk in ways that go well together."
msgstr "Leurs façons d’échanger vont bien ensemble."

msgid "They name a theme in common, or themes are no longer mandatory."
msgstr "Un thème en commun est indiqué, ou les thèmes ne sont plus obligatoires."

msgid "They share a language. Mandatory in nearly every program."
msgstr "Une langue en commun. Obligatoire dans presque tous les programmes."

msgid "They tell of something that was decided or changed, or that waits for your answer, so they cannot be turned off."
msgstr "Ils annoncent une décision ou un changement, ou attendent votre réponse : ils ne peuvent pas être désactivés."

msgid "They work, or want to work, in the same field."
msgstr "Les deux travaillent, ou veulent travailler, dans le même domaine."

#, python-format
msgid "They would need %(n)d possible session time a week in common, and have %(now)d."
msgid_plural "They would need %(n)d possible session times a week in common, and have %(now)d."
msgstr[0] "Il leur faudrait %(n)d horaire de séance possible en commun par semaine ; il y en a %(now)d."
msgstr[1] "Il leur faudrait %(n)d horaires de séance possibles en commun par semaine ; il y en a %(now)d."

msgid "Thirteen actions in four stages, in the program’s language. You can change all of it."
msgstr "Treize actions en quatre étapes, dans la langue du programme. Tout est modifiable."

msgid "This address already has an account. Sign in to accept the invitation."
msgstr "Cette adresse a déjà un compte. Connectez-vous pour accepter l’invitation."

msgid "This address leads nowhere that may be read: it must be a public one that starts with https://."
msgstr "Cette adresse ne peut pas être lue : elle doit être publique et commencer par https://."

msgid "This answer, or a later one, is known already."
msgstr "Cette réponse, ou une plus récente, est déjà connue."

msgid "This calendar has too many entries."
msgstr "Cet agenda a trop d’entrées."

msgid "This calendar is larger than 5 MB."
msgstr "Cet agenda dépasse 5 Mo."

msgid "This can no longer be undone."
msgstr "Ce changement ne peut plus être annulé."

msgid "This cannot be saved."
msgstr "L’enregistrement est impossible."

msgid "This criterion can count, but not decide alone."
msgstr "Ce critère peut compter, mais pas décider seul."

msgid "This cursor is not one of ours."
msgstr "Ce curseur n’est pas l’un des nôtres."

msgid "This day is past: give the last day of the pause, or leave it empty."
msgstr "Ce jour est passé : indiquez le dernier jour de la pause, ou laissez vide."

msgid "This device"
msgstr "Cet appareil"

msgid "This draft can only be computed again."
msgstr "Ce brouillon ne peut être que recalculé."

msgid "This email address cannot be used."
msgstr "Cette adresse e-mail ne peut pas être utilisée."

msgid "This exchange is long enough to decide by. Please accept or decline."
msgstr "Cet échange suffit pour décider. Merci d’accepter ou de décliner."

msgid "This file is larger than 1 MB."
msgstr "Ce fichier dépasse 1 Mo."

msgid "This file is not a photo we can read. Choose a JPEG, PNG, WebP or GIF picture."
msgstr "Ce fichier n’est pas une photo lisible. Choisissez une image JPEG, PNG, WebP ou GIF."

msgid "This goal is already in progress."
msgstr "Cet objectif est déjà en cours."

msgid "This goal is closed. Reopen it to change it."
msgstr "Cet objectif est clos. Rouvrez-le pour le modifier."

msgid "This goal is in progress again."
msgstr "Cet objectif est de nouveau en cours."

msgid "This goal is set aside:"
msgstr "Cet objectif est mis de côté :"

msgid "This invitation has already been used."
msgstr "Cette invitation a déjà servi."

msgid "This invitation has expired."
msgstr "Cette invitation a expiré."

msgid "This invitation no longer works"
msgstr "Cette invitation ne fonctionne plus"

msgid "This invitation was withdrawn."
msgstr "Cette invitation a été retirée."

msgid "This is a demo: every message that Tandem sends lands here instead of leaving."
msgstr "Ceci est une démonstration : chaque message envoyé par Tandem arrive ici au lieu de partir."

msgid "This is a large program, so it takes a moment. Whose mentor changes stands in the draft afterwards."
msgstr "Ce programme est grand, le calcul prend un moment. Les changements de mentor seront visibles dans le brouillon."

msgid "This is a large program, so it takes a moment. You can leave this page; the draft will be here."
msgstr "Ce programme est grand, le calcul prend un moment. Vous pouvez quitter cette page ; le brouillon sera là."

msgid "This is fewer than the fewest."
msgstr "C’est moins que le minimum."

msgid "This is larger than 1 MB."
msgstr "C’est plus grand que 1 Mo."

msgid "This is not JSON."
msgstr "Ce n’est pas du JSON."

msgid "This is not for me"
msgstr "Cela ne me convient pas"

msgid "This is now the first of your next choices."
msgstr "C’est maintenant le premier de vos choix suivants."

msgid "This item will be deleted."
msgstr "Cet élément sera supprimé."

msgid "This key is not known."
msgstr "Cette clé n’est pas connue."

msgid "This kind needs a time."
msgstr "Ce type demande un délai."

msgid "This line holds a character that cannot be stored."
msgstr "Cette ligne contient un caractère qui ne peut pas être enregistré."

msgid "This link does not work any more"
msgstr "Ce lien ne fonctionne plus"

#, python-format
msgid "This link is for %(name)s alone. Do not forward it."
msgstr "Ce lien n’est que pour %(name)s. Ne le transférez pas."

msgid "This meeting has already started."
msgstr "Cette rencontre a déjà commencé."

msgid "This meeting is not over yet. Book what is still to come."
msgstr "Cette rencontre n’est pas encore finie. Réservez ce qui est à venir."

msgid "This meeting was taken back: it did not take place."
msgstr "Cette rencontre a été retirée : elle n’a pas eu lieu."

msgid "This mentor has left the program. Choose another one."
msgstr "Ce mentor a quitté le programme. Choisissez-en un autre."

msgid "This mentor has offered to be yours."
msgstr "Ce mentor vous a proposé son accompagnement."

msgid "This mentor is one of your next choices."
msgstr "Ce mentor est l’un de vos choix suivants."

msgid "This mentor takes no requests at the moment."
msgstr "Ce mentor ne reçoit pas de demandes en ce moment."

#, python-format
msgid "This mentorship ended on %(day)s. What you did together stays here."
msgstr "Ce mentorat a pris fin le %(day)s. Ce que vous avez fait ensemble reste ici."

msgid "This mentorship has already ended"
msgstr "Ce mentorat est déjà terminé"

msgid "This mentorship has already ended."
msgstr "Ce mentorat est déjà terminé."

msgid "This mentorship has ended. You can still read the messages."
msgstr "Ce mentorat est terminé. Vous pouvez encore lire les messages."

msgid "This mentorship is not active, so its charter cannot change."
msgstr "Ce mentorat n’est pas actif : sa charte ne peut pas changer."

msgid "This mentorship is not active, so its plan cannot change."
msgstr "Ce mentorat n’est pas actif : son plan ne peut pas changer."

#, python-format
msgid "This message is too long: %(most)d characters at most. Send it in two parts."
msgstr "Ce message est trop long : %(most)d caractères au plus. Envoyez-le en deux fois."

msgid "This month"
msgstr "Ce mois-ci"

msgid "This object doesn’t have a change history. It probably wasn’t added via this admin site."
msgstr "Cet objet n’a pas d’historique : il n’a sans doute pas été créé dans l’administration."

msgid "This one and the following"
msgstr "Celle-ci et les suivantes"

msgid "This page has expired"
msgstr "Cette page a expiré"

msgid "This page is not open to you"
msgstr "Cette page ne vous est pas ouverte"

msgid "This page yielded into no results. Create a new item or reset your filters."
msgstr "Aucun résultat sur cette page. Créez un élément ou réinitialisez vos filtres."

msgid "This pair is not active"
msgstr "Ce binôme n’est pas actif"

msgid "This pair is not active any more, so no meeting can be added to it."
msgstr "Ce binôme n’est plus actif : aucune rencontre ne peut y être ajoutée."

msgid "This pair is not active, so no session can be booked."
msgstr "Ce binôme n’est pas actif : aucune séance ne peut être réservée."

msgid "This pair is proposed: both people still have to accept."
msgstr "Ce binôme est proposé : les deux personnes doivent encore accepter."

msgid "This person does not wish to be asked."
msgstr "Cette personne ne souhaite pas être sollicitée."

msgid "This person is already active."
msgstr "Cette personne est déjà membre."

msgid "This person is no longer active here."
msgstr "Cette personne n’est plus membre ici."

msgid "This photo has too many pixels. Choose a smaller one."
msgstr "Cette photo a trop de pixels. Choisissez-en une plus petite."

msgid "This photo is larger than 5 MB. Choose a smaller one."
msgstr "Cette photo dépasse 5 Mo. Choisissez-en une plus petite."

msgid "This program already has rules: change those."
msgstr "Ce programme a déjà des règles : modifiez-les."

msgid "This program does not take place at the moment."
msgstr "Ce programme n’a pas lieu en ce moment."

msgid "This program has started and takes no applications at the moment."
msgstr "Ce programme a démarré et ne prend pas de candidatures pour le moment."

msgid "This program is by invitation only."
msgstr "Ce programme est accessible sur invitation uniquement."

msgid "This program is closed."
msgstr "Ce programme est clos."

msgid "This program is closed. Everything stays readable."
msgstr "Ce programme est clos. Tout reste lisible."

msgid "This program is closed. Reopen it to change it."
msgstr "Ce programme est clos. Rouvrez-le pour le modifier."

msgid "This program is closed. Reopen it to change its criteria."
msgstr "Ce programme est terminé. Rouvrez-le pour modifier ses critères."

msgid "This program is closed. Reopen it to pair people."
msgstr "Ce programme est clos. Rouvrez-le pour former des binômes."

#, python-format
msgid "This program is now “%(status)s”. Reload the page to see what you can do."
msgstr "Ce programme est maintenant « %(status)s ». Rechargez la page pour voir ce que vous pouvez faire."

msgid "This program takes no applications at the moment."
msgstr "Ce programme ne prend pas de candidatures pour le moment."

msgid "This program's dates are over. Change them first."
msgstr "Les dates de ce programme sont passées. Modifiez-les d’abord."

msgid "This program's mentors see your name, your profile and what you are looking for, and can offer themselves."
msgstr "Les mentors de ce programme voient votre nom, votre profil et ce que vous cherchez, et peuvent se proposer."

msgid "This program's own"
msgstr "Propre à ce programme"

msgid "This proposal is not open any more."
msgstr "Cette proposition n’est plus ouverte."

msgid "This proposal was declined."
msgstr "Cette proposition a été déclinée."

msgid "This proposal was declined. The coordination looks for somebody else."
msgstr "Cette proposition a été déclinée. La coordination cherche quelqu’un d’autre."

msgid "This request is no next choice any more."
msgstr "Cette demande n’est plus un choix suivant."

msgid "This request is not open any more."
msgstr "Cette demande n’est plus ouverte."

#, python-format
msgid "This request is not open any more: %(status)s."
msgstr "Cette demande n’est plus ouverte : %(status)s."

msgid "This request is not yours to answer."
msgstr "Ce n’est pas à vous de répondre à cette demande."

#, python-format
msgid "This rule leaves %(n)s learner without any mentor"
msgid_plural "This rule leaves %(n)s learners without any mentor"
msgstr[0] "Cette règle laisse %(n)s apprenant·e sans aucun mentor"
msgstr[1] "Cette règle laisse %(n)s apprenant·es sans aucun mentor"

msgid "This run has no record"
msgstr "Ce calcul n’a pas de relevé"

msgid "This run is being computed. Wait a little, or cancel it."
msgstr "Ce calcul est en cours. Attendez un peu, ou annulez-le."

msgid "This run is no draft any more, so nothing was changed."
msgstr "Ce n’est plus un brouillon : rien n’a été changé."

msgid "This run is not being computed any more, so there was nothing to stop."
msgstr "Ce calcul n’est plus en cours, il n’y avait donc rien à arrêter."

msgid "This run is not published, so there is nothing to take back."
msgstr "Ce calcul n’est pas publié, il n’y a donc rien à reprendre."

msgid "This says nothing about you. You will be written to as soon as there is a new proposal."
msgstr "Cela ne dit rien de vous. Vous recevrez un message dès qu’il y aura une nouvelle proposition."

msgid "This says nothing about your worth or your project: places are few, and we try to offer each to the person it suits best now."
msgstr "Cela ne dit rien de votre valeur ni de votre projet : les places sont peu nombreuses, et nous essayons de proposer chacune à la personne à qui elle convient le mieux aujourd’hui."

msgid "This session can no longer be moved."
msgstr "Cette séance ne peut plus être déplacée."

msgid "This session did not come about."
msgstr "Cette séance n’a pas eu lieu."

msgid "This session has already started."
msgstr "Cette séance a déjà commencé."

msgid "This session has not started yet."
msgstr "Cette séance n’a pas encore commencé."

msgid "This session is no longer planned, or has already started."
msgstr "Cette séance n’est plus prévue, ou a déjà commencé."

msgid "This session is no longer planned."
msgstr "Cette séance n’est plus prévue."

msgid "This session is not part of a series."
msgstr "Cette séance ne fait pas partie d’une série."

msgid "This session is planned."
msgstr "Cette séance est prévue."

msgid "This session only"
msgstr "Cette séance seulement"

msgid "This session was cancelled."
msgstr "Cette séance a été annulée."

msgid "This session was changed in the meantime. Here is how it stands now."
msgstr "Cette séance a changé entre-temps. Voici où elle en est."

msgid "This skill is no longer offered."
msgstr "Cette compétence n’est plus proposée."

msgid "This time does not exist on that day: the clocks go forward."
msgstr "Cette heure n’existe pas ce jour-là : on change d’heure."

#, python-format
msgid "This time is kept for you until %(time)s."
msgstr "Ce créneau est gardé pour vous jusqu’à %(time)s."

msgid "This was after your mentorship ended."
msgstr "C’était après la fin de votre mentorat."

msgid "This was before your mentorship started."
msgstr "C’était avant le début de votre mentorat."

msgid "This week"
msgstr "Cette semaine"

msgid "Three at most weigh best."
msgstr "Trois au plus, pour qu’ils pèsent."

msgid "Three optional minutes: themes, how you like to talk, where you stand. They help to find somebody who fits."
msgstr "Trois minutes facultatives : thèmes, façon d’échanger, étape professionnelle. Elles aident à trouver quelqu’un qui vous convient."

msgid "Three questions to start with"
msgstr "Trois questions pour commencer"

msgid "Thursday"
msgstr "jeudi"

msgid "Time"
msgstr "Heure"

msgid "Time given"
msgstr "Temps consacré"

msgid "Time off"
msgstr "Congés"

msgid "Time zone"
msgstr "Fuseau horaire"

msgid "Time zone of these hours"
msgstr "Fuseau horaire de ces disponibilités"

msgid "Time zone:"
msgstr "Fuseau horaire :"

msgid "Time zones at most this many hours apart"
msgstr "Écart maximal des fuseaux horaires, en heures"

msgid "Time zones not too far apart"
msgstr "Fuseaux horaires pas trop éloignés"

msgid "Time-bound: by when"
msgstr "Temporel : pour quand"

msgid "Time-bound: it has a date."
msgstr "Temporel : il a une date."

msgid "Timeline and steps"
msgstr "Frise et étapes"

#, python-format
msgid "Times are now shown in the zone %(zone)s."
msgstr "Les heures sont maintenant affichées dans le fuseau %(zone)s."

#, python-format
msgid "Times are on your clock: %(zone)s."
msgstr "Les horaires sont à votre heure : %(zone)s."

msgid "To"
msgstr "À"

msgid "To answer"
msgstr "À traiter"

msgid "To do"
msgstr "À faire"

msgid "To improve"
msgstr "À améliorer"

msgid "To plan"
msgstr "À prévoir"

msgid "To whoever has not said how it went."
msgstr "À qui n’a pas dit comment la séance s’est passée."

msgid "To whom"
msgstr "À qui"

msgid "To write up"
msgstr "Compte rendu à écrire"

msgid "Today"
msgstr "Aujourd’hui"

msgid "Together"
msgstr "Ensemble"

msgid "Together before"
msgstr "Ensemble auparavant"

msgid "Together before, declined, or kept apart"
msgstr "Ensemble auparavant, refusés ou tenus séparés"

msgid "Toggle password visibility"
msgstr "Afficher ou masquer le mot de passe"

msgid "Toggle sorting"
msgstr "Changer le tri"

msgid "Topic"
msgstr "Sujet"

msgid "Total"
msgstr "Total"

msgid "Trend"
msgstr "Tendance"

msgid "Trial meeting"
msgstr "Rencontre d’essai"

#, python-format
msgid "Trial meeting with %(name)s"
msgstr "Rencontre d’essai avec %(name)s"

msgid "Trial meetings"
msgstr "Rencontres d’essai"

msgid "True"
msgstr "Vrai"

msgid "Tuesday"
msgstr "mardi"

msgid "Turkish"
msgstr "Turc"

msgid "Twenty minutes by video before you decide, three such meetings at most. Afterwards both of you say in private what you think."
msgstr "Vingt minutes en visio avant de décider, trois rencontres de ce type au plus. Ensuite, chaque personne dit en privé ce qu’elle en pense."

msgid "Twenty minutes to get to know each other, without any commitment."
msgstr "Vingt minutes pour faire connaissance, sans aucun engagement."

msgid "Two minutes are enough: say who was there, note what you did and the next steps."
msgstr "Deux minutes suffisent : dites qui était là, notez ce que vous avez fait et les prochaines étapes."

msgid "Two minutes to prepare: look at the agenda and add what you want to talk about."
msgstr "Deux minutes pour préparer : regardez l’ordre du jour et ajoutez ce dont vous voulez parler."

msgid "Two people differ on a session (to the coordination)"
msgstr "Deux personnes ne sont pas d’accord sur une séance (à la coordination)"

msgid "Two ranges of one day overlap."
msgstr "Deux plages du même jour se chevauchent."

msgid "Two requests in a row ran out without a word from you, so we paused new ones."
msgstr "Deux demandes de suite sont arrivées à échéance sans un mot de vous : nous avons suspendu les nouvelles."

#, python-format
msgid "Two requests of %(program)s ran out without a word from you, so learners do not see you for now. Your pairs go on as before."
msgstr "Deux demandes de %(program)s sont arrivées à échéance sans un mot de vous : on ne vous voit plus dans les suggestions pour l’instant. Vos binômes continuent comme avant."

msgid "Two words disagree"
msgstr "Réponses contradictoires"

msgid "Two-step sign-in"
msgstr "Connexion en deux étapes"

msgid "Type the name of a page"
msgstr "Écrire le nom d’une page"

msgid "Type this code on the page that asks for it, to confirm that this address is yours:"
msgstr "Saisissez ce code sur la page qui le demande, pour confirmer que cette adresse est la vôtre :"

msgid "Type this code on the page that asks for it, to sign in:"
msgstr "Saisissez ce code sur la page qui le demande, pour vous connecter :"

msgid "Type to search"
msgstr "Écrire pour rechercher"

msgid "Ukrainian"
msgstr "Ukrainien"

msgid "Undo"
msgstr "Annuler cette action"

msgid "Universal time"
msgstr "Temps universel"

msgid "Unknown"
msgstr "Inconnu"

msgid "Unknown content"
msgstr "Contenu inconnu"

msgid "Until"
msgstr "Jusqu’au"

#, python-format
msgid "Until %(time)s; nobody is told before."
msgstr "Jusqu’à %(time)s ; personne n’est prévenu avant."

msgid "Until you settle it, it counts against nobody. Each of them can still change their own word."
msgstr "Tant que vous n’avez pas tranché, la séance ne compte contre personne. Chacune des deux personnes peut encore changer sa version."

msgid "Up"
msgstr "Monter"

msgid "Up to 1 year"
msgstr "Jusqu’à 1 an"

msgid "Up to 5 hours a week"
msgstr "Jusqu’à 5 heures par semaine"

msgid "Up to three short meetings a learner, rated in private by both; matching reads the ratings."
msgstr "Jusqu’à trois rencontres courtes par apprenant·e, notées en privé par chaque personne ; l’appariement lit ces avis."

msgid "Upcoming"
msgstr "À venir"

msgid "Update"
msgstr "Mettre à jour"

msgid "Use a passkey"
msgstr "Utiliser une clé d’accès"

msgid "Use another address"
msgstr "Utiliser une autre adresse"

msgid "Use it"
msgstr "L’utiliser"

msgid "Use lower-case letters, digits and hyphens."
msgstr "Utilisez des lettres minuscules, des chiffres et des traits d’union."

msgid "Use this for relatives, past conflicts, or whatever you know and the forms do not."
msgstr "Pour des proches, d’anciens conflits, ou tout ce que vous savez et que les formulaires ignorent."

msgid "Use this template"
msgstr "Utiliser ce modèle"

msgid "User"
msgstr "Personne"

msgid "Value"
msgstr "Valeur"

#, python-format
msgid "Version %(n)s"
msgstr "Version %(n)s"

#, python-format
msgid "Version %(n)s has been saved since: compute again to use it."
msgstr "La version %(n)s a été enregistrée depuis : recalculez pour l’utiliser."

#, python-format
msgid "Version %(n)s, by %(name)s, %(date)s"
msgstr "Version %(n)s, par %(name)s, %(date)s"

msgid "Versions"
msgstr "Versions"

msgid "Very accurate"
msgstr "Très vrai"

msgid "Very inaccurate"
msgstr "Très faux"

msgid "Vietnamese"
msgstr "Vietnamien"

msgid "View"
msgstr "Voir"

#, python-format
msgid "View %s"
msgstr "Consulter : %s"

msgid "View on site"
msgstr "Voir sur le site"

msgid "View site"
msgstr "Voir le site"

msgid "Views"
msgstr "Vues"

msgid "Waiting"
msgstr "En attente"

msgid "Waiting for"
msgstr "Attend depuis"

msgid "Waiting for a signature"
msgstr "En attente d’une signature"

msgctxt "proposal"
msgid "Waiting for an answer"
msgstr "En attente de réponse"

msgctxt "request"
msgid "Waiting for an answer"
msgstr "En attente de réponse"

msgid "Waiting for approval"
msgstr "En attente de réponse"

msgid "Waiting for the connection"
msgstr "En attente de la connexion"

msgid "Waiting for your answer"
msgstr "En attente de votre réponse"

msgid "Waiting list"
msgstr "Liste d’attente"

#, python-format
msgid "Waiting list of %(program)s"
msgstr "Liste d’attente de %(program)s"

msgid "Wanted"
msgstr "Recherchée"

msgid "Warned"
msgstr "Averti·e"

msgid "Way to talk"
msgstr "Façon d’échanger"

msgid "Ways to a mentor"
msgstr "Voies vers un mentor"

msgid "We are looking for your mentor"
msgstr "Nous cherchons votre mentor"

msgid "We are looking for your mentor. You will get an email as soon as somebody is found; a complete questionnaire helps us to find well."
msgstr "Nous cherchons votre mentor. Vous recevrez un e-mail dès que quelqu’un sera trouvé ; un questionnaire complet nous aide à bien chercher."

msgid "We ask again after your next session."
msgstr "Nous vous redemanderons après votre prochaine séance."

msgid "We cannot find this page"
msgstr "Cette page est introuvable"

msgid "We do not know this link. Check that the whole address was copied, or ask for a new invitation."
msgstr "Ce lien nous est inconnu. Vérifiez que l’adresse entière a été copiée, ou demandez une nouvelle invitation."

#, python-format
msgid "We have not forgotten you: no mentor of %(program)s is yours yet, and the coordination sees how long you have been waiting."
msgstr "Nous ne vous oublions pas : aucun mentor de %(program)s ne vous accompagne encore, et la coordination voit depuis combien de temps vous attendez."

msgid "We send a code to the new address. The current one stays until you enter it."
msgstr "Nous envoyons un code à la nouvelle adresse. L’actuelle reste en place jusqu’à ce que vous le saisissiez."

msgid "We send you a code. Enter it here and you are signed in, without a password."
msgstr "Nous vous envoyons un code. Saisissez-le ici pour vous connecter, sans mot de passe."

msgid "Wednesday"
msgstr "mercredi"

msgid "Week"
msgstr "Semaine"

msgid "Weekly hours"
msgstr "Disponibilités de la semaine"

msgid "Weeks"
msgstr "Semaines"

#, python-format
msgid "Welcome to %(organization)s."
msgstr "Bienvenue chez %(organization)s."

msgid "Well done, this goal is reached:"
msgstr "Bravo, cet objectif est atteint :"

msgid "What"
msgstr "Quoi"

msgid "What a SMART goal looks like"
msgstr "À quoi ressemble un objectif SMART"

msgid "What can wait and falls into them reaches you at their end; a reminder shortly before them if the session would have begun."
msgstr "Ce qui peut attendre et tombe pendant ces heures vous parvient à leur fin ; un rappel vous parvient peu avant leur début si la séance commence avant leur fin."

msgid "What changes"
msgstr "Ce qui change"

msgid "What coordinators changed by hand since stands in the run, not in this record."
msgstr "Ce que la coordination a changé ensuite à la main figure dans le calcul, pas dans ce relevé."

msgid "What counts first"
msgstr "Ce qui compte d’abord"

msgid "What do you ask for?"
msgstr "Que demandez-vous ?"

#, python-format
msgid "What do you think of %(name)s?"
msgstr "Que pensez-vous de %(name)s ?"

msgid "What do you think?"
msgstr "Qu’en pensez-vous ?"

msgid "What do you want to move forward on?"
msgstr "Sur quoi voulez-vous avancer ?"

msgid "What do you want to talk about? A few lines are enough, and both of you read them before you meet."
msgstr "De quoi voulez-vous parler ? Quelques lignes suffisent, et vous les lisez tous les deux avant de vous rencontrer."

msgid "What holds you back at the moment, or what you keep putting off."
msgstr "Ce qui vous freine en ce moment, ou ce que vous remettez à plus tard."

msgid "What is at this address is not a calendar (ICS)."
msgstr "Ce qui se trouve à cette adresse n’est pas un agenda (ICS)."

msgid "What is this key for?"
msgstr "À quoi sert cette clé ?"

msgid "What makes it possible"
msgstr "Ce qui le rend possible"

msgid "What no pair may break"
msgstr "Ce qu’aucun binôme ne peut enfreindre"

msgid "What others must respect when they book you. Short notice is yours to give when you book yourself."
msgstr "Ce que les autres respectent quand ils réservent avec vous. Quand vous réservez vous-même, le délai de prévenance ne vous retient pas."

msgid "What people are reminded of by email, in every program that has no rule of its own."
msgstr "Ce qui est rappelé par e-mail, dans chaque programme qui n’a pas sa propre règle."

msgid "What people change in your organization appears here."
msgstr "Ce que les personnes modifient dans votre organisation apparaît ici."

msgid "What people choose from when they say what they want to learn or can offer. A skill that is no longer offered stays with those who have it."
msgstr "Ce que chacun peut choisir pour dire ce qu’il veut apprendre ou peut apporter. Une compétence qui n’est plus proposée reste à ceux qui l’ont."

msgid "What people come to them for"
msgstr "Ce pour quoi on vient voir cette personne"

msgid "What people come to you for"
msgstr "Ce pour quoi on vient vous voir"

msgid "What people of this program are reminded of by email. What you leave as the organization has it follows when that changes."
msgstr "Ce qui est rappelé par e-mail aux personnes de ce programme. Ce que vous laissez comme dans l’organisation suivra ses changements."

msgid "What should we know?"
msgstr "Que devons-nous savoir ?"

msgid "What stays between us"
msgstr "Ce qui reste entre nous"

msgid "What stays: messages, notes, the plan and past sessions remain readable for both of you. What stops: no new session can be booked. The other person gets a short email without your reason."
msgstr "Ce qui reste : les messages, les notes, le plan et les séances passées restent lisibles pour vous deux. Ce qui s’arrête : aucune nouvelle séance ne peut être réservée. L’autre personne reçoit un court e-mail sans votre raison."

msgid "What the rules take away"
msgstr "Ce que les règles retirent"

msgid "What these hours are for"
msgstr "À quoi servent ces disponibilités"

msgid "What they wrote of their goals and offers is alike."
msgstr "Leurs textes sur les objectifs et les apports se ressemblent."

msgid "What this changes"
msgstr "Ce que cela change"

#, python-format
msgid "What this changes for %(name)s"
msgstr "Ce que cela change pour %(name)s"

#, python-format
msgid "What was read on %(when)s still counts."
msgstr "Ce qui a été lu (%(when)s) compte toujours."

msgid "What we did"
msgstr "Ce que nous avons fait"

msgid "What we work on"
msgstr "Ce sur quoi nous travaillons"

msgid "What would have to change:"
msgstr "Ce qui devrait changer :"

msgid "What would make this pair worth more:"
msgstr "Ce qui donnerait plus de points à ce binôme :"

msgid "What you choose here is kept when the draft is computed again."
msgstr "Votre choix est conservé quand le brouillon est recalculé."

msgid "What you do or look for, for example: Nurse, moving to training."
msgstr "Ce que vous faites ou cherchez, par exemple : infirmière, en reconversion vers la formation."

msgid "What you do well, what others thank you for. Three examples are plenty."
msgstr "Ce que vous faites bien, ce dont on vous remercie. Trois exemples suffisent largement."

msgid "What you expect of the person you mentor"
msgstr "Ce que vous attendez de la personne accompagnée"

msgid "What you expect of your mentor"
msgstr "Ce que vous attendez de votre mentor"

msgid "What you know well, and what you have been through that can help others."
msgstr "Ce que vous connaissez bien, et ce que vous avez traversé qui peut aider."

msgid "What you like to help with"
msgstr "Ce sur quoi vous aimez aider"

msgid "What you offer"
msgstr "Ce que vous apportez"

msgid "What you think of a trial meeting"
msgstr "Votre avis sur une rencontre d’essai"

msgid "What you want to improve"
msgstr "Ce que vous voulez améliorer"

msgid "What you want to move forward on, and why this person. Only the two of you and the coordination can read it."
msgstr "Sur quoi vous voulez avancer, et pourquoi cette personne. Seules vos deux personnes et la coordination peuvent le lire."

msgid "What you want to talk about, links to read beforehand."
msgstr "Ce dont vous voulez parler, des liens à lire avant."

msgid "What you would like help with"
msgstr "Ce sur quoi vous souhaitez de l’aide"

msgid "What you would like to pass on, and what you hope to gain yourself."
msgstr "Ce que vous aimeriez transmettre, et ce que vous espérez y gagner."

msgid "What you would rather leave to others"
msgstr "Ce que vous préférez laisser à d’autres"

msgid "What you write to each other stays between you, so it is not copied into this email."
msgstr "Ce que vous vous écrivez reste entre vous, ce courriel ne le reproduit donc pas."

msgid "When"
msgstr "Quand"

msgid "When can you meet?"
msgstr "Quelles sont vos disponibilités ?"

msgid "When could you meet?"
msgstr "Quand pourriez-vous vous voir ?"

msgid "Where"
msgstr "Où"

msgid "Where rules come from"
msgstr "D’où viennent les règles"

#, python-brace-format
msgid "Where sessions meet by video. {room} stands for the session's own room."
msgstr "Où se tiennent les séances en visio. {room} désigne la salle propre à chaque séance."

msgid "Where the programs stand"
msgstr "Où en sont les programmes"

msgid "Where to find the address"
msgstr "Où trouver l’adresse"

msgid "Where you are signed in"
msgstr "Où vous êtes connecté·e"

msgid "Where you stand in working life"
msgstr "Votre étape de vie professionnelle"

msgid "Where you want to be in a few years"
msgstr "Où vous voulez être dans quelques années"

msgid "Where your search for a mentor stands"
msgstr "Où en est votre recherche de mentor"

msgid "Who"
msgstr "Qui"

msgid "Who can read this"
msgstr "Qui peut lire ceci"

msgid "Who can read this goal"
msgstr "Qui peut lire cet objectif"

msgid "Who did what, and when"
msgstr "Qui a fait quoi, et quand"

msgid "Who has had bad luck comes first: requests declined or left without an answer, a mentor who stopped, no fit. Then the longest wait."
msgstr "La malchance passe d’abord : demandes déclinées ou restées sans réponse, mentor qui s’arrête, entente qui ne se fait pas. Puis l’attente la plus longue."

msgid "Who has the places of this mentor, and what they would lose without them:"
msgstr "Qui occupe les places de ce mentor, et ce que perdrait chaque apprenant·e sans elles :"

msgid "Who leads a circle"
msgstr "Qui anime un cercle"

msgid "Who was there"
msgstr "Qui était là"

msgid "Who would have somebody else"
msgstr "Qui aurait quelqu’un d’autre"

msgid "Whoever did not follow the link may have joined in another way."
msgstr "Qui n’a pas suivi le lien a pu rejoindre la réunion autrement."

msgid "Whoever has this address can read when and with whom you meet. No note and no preparation is in it."
msgstr "Toute personne qui a cette adresse peut lire quand et avec qui vous avez rendez-vous. Aucune note ni préparation n’y figure."

#, python-format
msgid "Whole draft: %(points)s points"
msgstr "Ensemble du brouillon : %(points)s points"

msgid "Whom you have asked"
msgstr "Qui vous avez sollicité"

msgid "Why"
msgstr "Pourquoi"

#, python-format
msgid "Why %(name)s: %(n)s of 100"
msgstr "Pourquoi %(name)s : %(n)s sur 100"

msgid "Why does it end?"
msgstr "Pourquoi cela se termine-t-il ?"

msgid "Why it matters"
msgstr "Pourquoi il compte"

msgid "Why not somebody else"
msgstr "Pourquoi pas quelqu’un d’autre"

msgid "Why some are in no circle"
msgstr "Pourquoi certaines personnes ne sont dans aucun cercle"

msgid "Why some are without a mentor"
msgstr "Pourquoi certaines personnes sont sans mentor"

msgid "Why the two of you"
msgstr "Pourquoi vous deux"

msgid "Why these two"
msgstr "Pourquoi ces deux personnes"

#, python-format
msgid "Why this mentor for %(name)s"
msgstr "Pourquoi ce mentor pour %(name)s"

msgid "Why you think of this person. Only the two of you and the coordination can read it."
msgstr "Pourquoi vous pensez à cette personne. Seules vos deux personnes et la coordination peuvent le lire."

msgid "Why you want to mentor"
msgstr "Pourquoi vous voulez être mentor"

msgid "Widen the dates or choose another person or action."
msgstr "Élargissez les dates ou choisissez une autre personne ou une autre action."

msgid "Widen the dates, or clear the filters."
msgstr "Élargissez les dates, ou effacez les filtres."

msgid "With"
msgstr "Avec"

#, python-format
msgid "With %(name)s, %(minutes)s minutes"
msgstr "Avec %(name)s, %(minutes)s minutes"

msgid "With a mentor"
msgstr "Avec un mentor"

msgid "With a possible mentor"
msgstr "Avec un mentor possible"

#, python-format
msgid "With the address %(email)s, which this link confirms."
msgstr "Avec l’adresse %(email)s, que ce lien confirme."

msgid "With the link to the meeting."
msgstr "Avec le lien de la rencontre."

msgid "With the time, the agenda and links to move or cancel."
msgstr "Avec l’heure, l’ordre du jour et des liens pour déplacer ou annuler."

#, python-format
msgid "With this application you become a member of %(name)s. Its coordinators will see your name and address."
msgstr "Avec cette candidature, vous devenez membre de %(name)s. Sa coordination verra votre nom et votre adresse."

msgid "With whom did you meet?"
msgstr "Avec qui était-ce ?"

msgid "Withdraw"
msgstr "Retirer"

msgid "Withdraw the proposal"
msgstr "Retirer la proposition"

msgid "Withdraw the request"
msgstr "Retirer la demande"

msgid "Withdraw the selected invitations"
msgstr "Retirer les invitations sélectionnées"

msgid "Withdraw this proposal"
msgstr "Retirer la proposition"

msgid "Withdrawn"
msgstr "Retrait"

msgctxt "request"
msgid "Withdrawn"
msgstr "Retirée"

msgid "Without a circle"
msgstr "Sans cercle"

msgid "Without a mentor"
msgstr "Sans mentor"

msgctxt "request"
msgid "Without an answer"
msgstr "Sans réponse"

#, python-format
msgid "Without an answer by %(until)s, the time is given back."
msgstr "Sans réponse d’ici le %(until)s, le créneau redevient libre."

msgid "Wolof"
msgstr "Wolof"

msgid "Words in common"
msgstr "Mots en commun"

msgid "Work"
msgstr "Travail"

msgid "Would like help with"
msgstr "Souhaite de l’aide sur"

msgid "Would this person be a good mentor for you?"
msgstr "Cette personne serait-elle un bon mentor pour vous ?"

#, python-format
msgid "Would you mentor %(name)s?"
msgstr "Accepteriez-vous d’accompagner %(name)s ?"

msgid "Write"
msgstr "Écrire"

msgid "Write a few sentences about what brings you here."
msgstr "Écrivez quelques phrases sur ce qui vous amène."

msgid "Write a few sentences, so that the person knows what you hope for."
msgstr "Écrivez quelques phrases, pour que la personne sache ce que vous espérez."

msgid "Write a few sentences, so that the person knows why you ask."
msgstr "Écrivez quelques phrases, pour que la personne sache pourquoi vous vous proposez."

msgid "Write a first goal"
msgstr "Écrire un premier objectif"

msgid "Write a goal first."
msgstr "Écrivez d’abord un objectif."

msgid "Write a message first."
msgstr "Écrivez d’abord un message."

msgid "Write a note"
msgstr "Écrire une note"

msgid "Write down what you keep from each session."
msgstr "Notez ce que vous retenez après chaque séance."

msgid "Write the first step that one of you can take this week."
msgstr "Écrivez le premier pas que l’un de vous peut faire cette semaine."

msgid "Write the recap"
msgstr "Écrire le bilan"

msgid "Write to your mentor to ask when you could meet."
msgstr "Écrivez à votre mentor pour lui demander quand vous pourriez vous voir."

msgid "Write your charter"
msgstr "Écrire votre charte"

#, python-format
msgid "Written by %(name)s on %(date)s."
msgstr "Écrite par %(name)s le %(date)s."

msgid "Years of experience"
msgstr "Années d’expérience"

msgid "Yes"
msgstr "Oui"

msgid "Yes, I’m sure"
msgstr "Oui, confirmer"

msgid "Yes, at ten."
msgstr "Oui, à dix heures."

msgid "Yes, rather"
msgstr "Oui, plutôt"

msgid "Yes, very much"
msgstr "Oui, tout à fait"

msgid "You"
msgstr "Vous"

#, python-format
msgid "You accepted. %(name)s still has to answer; we will write to you."
msgstr "Vous avez accepté. La réponse de %(name)s est attendue ; nous vous écrirons."

#, python-format
msgid "You and %(name)s"
msgstr "Vous et %(name)s"

#, python-format
msgid "You and %(name)s have both accepted. Two first steps: agree on how you work together, then plan your first session."
msgstr "%(name)s et vous avez accepté. Deux premiers pas : convenir de votre façon de travailler, puis prévoir votre première séance."

#, python-format
msgid "You and %(name)s have both signed your charter. Your action plan is ready; look at the first steps."
msgstr "%(name)s et vous avez signé votre charte. Votre plan d’action est prêt ; regardez les premiers pas."

#, python-format
msgid "You and %(name)s have met. Do you feel that it can work? Only the coordination reads your answer."
msgstr "Vous et %(name)s, vous vous êtes rencontrés. Sentez-vous que cela peut marcher ? Seule la coordination lit votre réponse."

#, python-format
msgid "You and %(name)s have no session planned."
msgstr "%(name)s et vous n’avez aucune séance prévue."

#, python-format
msgid "You and %(name)s meet for twenty minutes, without any commitment:"
msgstr "Vous rencontrez %(name)s pendant vingt minutes, sans aucun engagement :"

#, python-format
msgid "You and %(name)s: a good fit?"
msgstr "Vous et %(name)s : une bonne entente ?"

msgid "You and the coordinators can read these answers."
msgstr "Vous et la coordination pouvez lire ces réponses."

msgid "You and your mentor"
msgstr "Vous et votre mentor"

#, python-format
msgid "You are enrolled in %(program)s"
msgstr "Votre inscription est validée : %(program)s"

#, python-format
msgid "You are enrolled in %(program)s, from %(starts)s to %(ends)s."
msgstr "Votre inscription au programme « %(program)s », du %(starts)s au %(ends)s, est validée."

msgid "You are enrolled in a program"
msgstr "Votre inscription est validée"

msgid "You are here"
msgstr "Vous êtes ici"

msgid "You are in a mentorship, or asked to join one. End it or decline it first."
msgstr "Vous êtes dans un mentorat, ou on vous en propose un. Mettez-y fin ou déclinez-le d’abord."

msgid "You are in no program yet"
msgstr "Vous ne participez encore à aucun programme"

msgid "You are offline. What you write is kept and sent when the connection is back."
msgstr "Vous êtes hors ligne. Ce que vous écrivez est gardé et partira au retour de la connexion."

msgid "You are on the waiting list, and the coordination sees it. We write to you every two weeks."
msgstr "Vous êtes sur la liste d’attente, et la coordination le voit. Nous vous écrivons toutes les deux semaines."

#, python-format
msgid "You are signed in as %(email)s, another address than the one invited. You can join with this account, or sign out and use the other one."
msgstr "La connexion en cours est celle de %(email)s, une autre adresse que celle invitée. Vous pouvez rejoindre avec ce compte, ou vous déconnecter et utiliser l’autre."

msgid "You belong to no organization yet"
msgstr "Vous n’êtes encore membre d’aucune organisation"

#, python-format
msgid "You can ask %(n)s mentor at a time; further requests become next choices, sent in your order."
msgid_plural "You can ask %(n)s mentors at a time; further requests become next choices, sent in your order."
msgstr[0] "Vous pouvez solliciter %(n)s mentor à la fois ; les demandes de plus deviennent des choix suivants, envoyés dans votre ordre."
msgstr[1] "Vous pouvez solliciter %(n)s mentors à la fois ; les demandes de plus deviennent des choix suivants, envoyés dans votre ordre."

msgid "You can ask the same mentor again, or another one."
msgstr "Vous pouvez redemander le même mentor, ou un autre."

msgid "You can meet:"
msgstr "Disponible :"

msgid "You can no longer write here. Reload the page to see why."
msgstr "Vous ne pouvez plus écrire ici. Rechargez la page pour savoir pourquoi."

msgid "You can not create nested object without parent"
msgstr "Un objet imbriqué ne peut pas être créé sans son parent"

#, python-format
msgid "You can prepare your session with %(name)s now."
msgstr "Vous pouvez dès maintenant préparer votre séance avec %(name)s."

msgid "You can write goals in programs that you take part in as a learner."
msgstr "Vous pouvez écrire des objectifs dans les programmes auxquels vous participez comme apprenant·e."

msgid "You can write to each other once you have both accepted."
msgstr "Vous pourrez vous écrire lorsque vous aurez tous les deux accepté."

msgid "You cannot do this to yourself. Leave the organization from your profile instead."
msgstr "Cette action ne vaut pas pour vous-même. Quittez plutôt l’organisation depuis votre profil."

msgid "You cannot mentor yourself."
msgstr "Vous ne pouvez pas être votre propre mentor."

msgid "You changed this note elsewhere. What you wrote is kept here: bring the two together, then save."
msgstr "Vous avez modifié cette note ailleurs. Ce que vous venez d’écrire est gardé ici : réunissez les deux, puis enregistrez."

msgid "You come before those who arrived later. A complete questionnaire helps us to find well."
msgstr "Vous passez avant les personnes arrivées plus tard. Un bilan complet nous aide à bien chercher."

#, python-format
msgid "You could mentor %(name)s"
msgstr "Vous pourriez accompagner %(name)s"

msgid "You don’t have permission to view or edit anything."
msgstr "Votre rôle ne permet de voir ou de modifier aucune donnée."

#, python-format
msgid "You followed the meeting link at %(time)s."
msgstr "Vous avez suivi le lien de la réunion à %(time)s."

#, python-format
msgid "You get as many days again, and %(name)s is told."
msgstr "Vous disposez d’autant de jours en plus, et %(name)s en est informé·e."

#, python-format
msgid "You have %(n)s open request."
msgid_plural "You have %(n)s open requests."
msgstr[0] "Vous avez %(n)s demande ouverte."
msgstr[1] "Vous avez %(n)s demandes ouvertes."

msgid "You have 20 keys already. Revoke one that is no longer used."
msgstr "Vous avez déjà 20 clés. Révoquez-en une qui ne sert plus."

#, python-format
msgid "You have accepted. %(name)s has not answered yet."
msgstr "Vous avez accepté. %(name)s n’a pas encore répondu."

#, python-format
msgid "You have accepted. We are waiting for the answer of %(name)s."
msgstr "Vous avez accepté. Nous attendons la réponse de %(name)s."

#, python-format
msgid "You have accepted. You will get an email when %(name)s answers."
msgstr "Vous avez accepté. Vous recevrez un e-mail dès la réponse de %(name)s."

msgid "You have already applied to this program."
msgstr "Vous avez déjà candidaté à ce programme."

msgid "You have an account?"
msgstr "Vous avez un compte ?"

msgid "You have asked this mentor."
msgstr "Vous avez sollicité ce mentor."

msgid "You have been successfully logged out from the administration"
msgstr "Vous avez quitté l’administration"

msgid "You have had three trial meetings. Time to choose."
msgstr "Vous avez fait trois rencontres d’essai. Il est temps de choisir."

#, python-format
msgid "You have just met %(name)s. Say in private what you think: matching takes it into account, %(name)s never reads it."
msgstr "Vous venez de rencontrer %(name)s. Dites en privé ce que vous en pensez : l’appariement en tient compte, %(name)s ne le lit jamais."

#, python-format
msgid "You have left %(organization)s."
msgstr "Vous avez quitté %(organization)s."

msgid "You have more time. We will remind you a day before it is over."
msgstr "Vous avez plus de temps. Nous vous le rappellerons un jour avant la fin."

#, python-format
msgid "You have not said yet how your session with %(name)s of %(day)s went."
msgstr "Vous n’avez pas encore dit comment s’est passée votre séance avec %(name)s (%(day)s)."

msgid "You have several open offers. Wait for an answer, or withdraw one."
msgstr "Vous avez plusieurs propositions ouvertes. Attendez une réponse, ou retirez-en une."

#, python-format
msgid "You have signed. %(name)s is asked to sign too."
msgstr "Vous avez signé. La signature de %(name)s est demandée."

msgid "You have this calendar already."
msgstr "Vous avez déjà cet agenda."

msgid "You have withdrawn. What you wrote stays readable to you and the coordinators."
msgstr "Votre participation est retirée. Ce que vous avez écrit reste lisible par vous et la coordination."

msgid "You lead a circle"
msgstr "Vous animez un cercle"

#, python-format
msgid "You lead “%(circle)s”"
msgstr "Vous animez « %(circle)s »"

msgid "You leave the program and free your place. What you wrote is kept; to come back you apply again."
msgstr "Vous quittez le programme et libérez votre place. Ce que vous avez écrit est gardé ; pour revenir, il faudra candidater à nouveau."

msgid "You may add five calendars. Remove one first."
msgstr "Vous pouvez ajouter cinq agendas. Retirez-en un d’abord."

msgid "You may have twenty sets of hours. Remove one first."
msgstr "Vous pouvez avoir vingt jeux de disponibilités. Supprimez-en un d’abord."

#, python-format
msgid "You met %(name)s on %(day)s. How useful was it for you? It takes one minute; the coordinators of your organization read your answer, the other person does not."
msgstr "Vous avez rencontré %(name)s le %(day)s. Cette séance vous a-t-elle été utile ? Répondre prend une minute ; la coordination de votre organisation lit votre réponse, l’autre personne ne la lit pas."

#, python-format
msgid "You need not answer %(name)s any more"
msgstr "Vous n’avez plus à répondre à %(name)s"

#, python-format
msgid "You proposed these times. %(name)s has until %(until)s to choose; the session stays as it is until then."
msgstr "Vous avez proposé ces créneaux. %(name)s peut choisir jusqu’au %(until)s ; la séance reste telle qu’elle est jusque-là."

msgid "You read this plan as staff; only the two of the pair change it."
msgstr "Vous lisez ce plan au titre de la coordination ; seul le binôme peut le modifier."

msgid "You receive no new requests."
msgstr "Vous ne recevez pas de nouvelles demandes."

msgid "You receive no new requests. Those who were waiting are told; resume whenever you like."
msgstr "Vous ne recevez plus de nouvelles demandes. Les personnes qui attendaient sont prévenues ; reprenez quand vous voulez."

msgid "You receive no requests for now"
msgstr "Vous ne recevez pas de demandes pour l’instant"

msgid "You receive requests again."
msgstr "Vous recevez à nouveau des demandes."

msgid "You receive requests."
msgstr "Vous recevez des demandes."

#, python-format
msgid "You receive this message because somebody at %(name)s gave us your address. If you do not expect it, ignore it."
msgstr "Vous recevez ce message parce qu’une personne de %(name)s nous a donné votre adresse. Si vous ne l’attendiez pas, ignorez-le."

#, python-format
msgid "You receive this message because you are a member of %(name)s."
msgstr "Vous recevez ce message parce que vous êtes membre de %(name)s."

#, python-format
msgid "You said no to the session that %(name)s proposed. It leaves your calendar."
msgstr "Vous avez dit non à la séance proposée par %(name)s. Elle quitte votre agenda."

msgid "You take no part in this program any more."
msgstr "Vous ne participez plus à ce programme."

msgid "You take no part in this program."
msgstr "Vous ne participez pas à ce programme."

msgid "You want to move forward, with someone experienced beside you."
msgstr "Vous voulez avancer, avec une personne d’expérience à vos côtés."

msgid "You want to share what you know, a few hours a month."
msgstr "Vous voulez partager ce que vous savez, quelques heures par mois."

msgid "You will get an email when somebody applies."
msgstr "Vous recevrez un e-mail à chaque candidature."

msgid "You will no longer see anything of this organization. Your sessions, messages and feedback stay with the people you shared them with. Your account and your other organizations remain. You can come back by a new invitation."
msgstr "Vous ne verrez plus rien de cette organisation. Vos séances, messages et retours restent aux personnes avec qui vous les avez partagés. Votre compte et vos autres organisations demeurent. Vous pourrez revenir par une nouvelle invitation."

msgid "You will see what changes before anything is saved. Skills are recognised by their code: known ones are renamed, new ones added, none removed."
msgstr "Vous verrez ce qui change avant tout enregistrement. Les compétences sont reconnues à leur code : celles qui existent sont renommées, les nouvelles ajoutées, aucune supprimée."

msgid "You will sign in or create an account first, then come back here."
msgstr "Vous vous connecterez ou créerez un compte, puis vous reviendrez ici."

msgid "You, the people you mentor and the coordinators can read these answers."
msgstr "Vous, les personnes que vous accompagnez et la coordination pouvez lire ces réponses."

msgid "You, your mentor and the coordinators"
msgstr "Vous, votre mentor et la coordination"

msgid "You, your mentor and the coordinators can read these answers."
msgstr "Vous, votre mentor et la coordination pouvez lire ces réponses."

#, python-format
msgid "You: %(text)s"
msgstr "Vous : %(text)s"

msgid "Your answer"
msgstr "Votre réponse"

msgid "Your answers are complete. You will receive an email as soon as there is a proposal."
msgstr "Vos réponses sont complètes. Vous recevrez un e-mail dès qu’il y aura une proposition."

msgid "Your answers are kept. Come back whenever you like."
msgstr "Vos réponses sont gardées. Revenez quand vous voulez."

msgid "Your answers are saved. You can change or empty them at any time."
msgstr "Vos réponses sont enregistrées. Vous pouvez les modifier ou les vider à tout moment."

msgid "Your answers are what your mentor is chosen by. It takes about eight minutes, and each step is kept."
msgstr "Votre mentor est choisi d’après vos réponses. Comptez environ huit minutes ; chaque étape est gardée."

msgid "Your answers so far are kept."
msgstr "Vos réponses jusqu’ici sont gardées."

msgid "Your application is being read"
msgstr "Votre candidature est en cours de lecture"

msgid "Your application is being read. You will get an email with the answer."
msgstr "Votre candidature est en cours de lecture. Vous recevrez la réponse par e-mail."

msgid "Your application is not accepted"
msgstr "Votre candidature n’est pas retenue"

msgid "Your application is sent. You will get an email with the answer."
msgstr "Votre candidature est envoyée. Vous recevrez la réponse par e-mail."

msgid "Your application is taken back. What you wrote is kept, and you can apply again."
msgstr "Votre candidature est retirée. Ce que vous avez écrit est gardé, et vous pourrez candidater à nouveau."

msgid "Your calendar answered an invitation of ours, and that answer could not be followed:"
msgstr "Votre agenda a répondu à l’une de nos invitations, et cette réponse n’a pas pu être suivie :"

msgid "Your calendar has a new address. The old one no longer answers."
msgstr "Votre agenda a une nouvelle adresse. L’ancienne ne répond plus."

#, python-format
msgid "Your calendar's answer about the session with %(name)s"
msgstr "La réponse de votre agenda sur la séance avec %(name)s"

msgid "Your calendar's answer could not be followed"
msgstr "La réponse de votre agenda n’a pas pu être suivie"

msgid "Your calendars"
msgstr "Vos agendas"

msgid "Your changes are saved."
msgstr "Vos modifications sont enregistrées."

#, python-format
msgid "Your charter with %(name)s is signed"
msgstr "Votre charte avec %(name)s est signée"

#, python-format
msgid "Your charter with %(name)s waits for your signature"
msgstr "Votre charte avec %(name)s attend votre signature"

msgid "Your choices are saved."
msgstr "Vos choix sont enregistrés."

msgid "Your conversation opens here as soon as the two of you have accepted to work together."
msgstr "Votre conversation s’ouvre ici dès que vous avez accepté tous les deux de travailler ensemble."

msgid "Your device is on another time zone:"
msgstr "Votre appareil est sur un autre fuseau horaire :"

msgid "Your enrolments"
msgstr "Vos inscriptions"

msgid "Your field of work or study"
msgstr "Votre domaine de travail ou d’études"

msgid "Your first steps"
msgstr "Vos premiers pas"

msgid "Your goal is saved."
msgstr "Votre objectif est enregistré."

msgid "Your goal is saved. Its date is after the end of the program, when your mentor may no longer be beside you."
msgstr "Votre objectif est enregistré. Sa date vient après la fin du programme : votre mentor ne sera peut-être plus à vos côtés."

msgid "Your goals"
msgstr "Vos objectifs"

msgid "Your hours are saved."
msgstr "Vos disponibilités sont enregistrées."

msgid "Your list of next choices is full. Withdraw one, or wait for an answer."
msgstr "Votre liste de choix suivants est pleine. Retirez-en un, ou attendez une réponse."

msgid "Your manager’s email address"
msgstr "Adresse e-mail de votre responsable"

msgid "Your mentor"
msgstr "Votre mentor"

msgid "Your mentor has not given any hours yet: a word in the chat may help."
msgstr "Votre mentor n’a pas encore indiqué de disponibilités : un mot dans la messagerie peut aider."

msgid "Your mentorship starts"
msgstr "Votre mentorat commence"

msgid "Your mentorship starts. An email with the first steps is on its way."
msgstr "Votre mentorat commence. Un e-mail avec les premiers pas est en route."

#, python-format
msgid "Your mentorship with %(name)s"
msgstr "Votre mentorat avec %(name)s"

#, python-format
msgid "Your mentorship with %(name)s has ended"
msgstr "Votre mentorat avec %(name)s est terminé"

#, python-format
msgid "Your mentorship with %(name)s has ended. Your messages, notes and action plan stay readable."
msgstr "Votre mentorat avec %(name)s est terminé. Vos messages, vos notes et votre plan d’action restent lisibles."

#, python-format
msgid "Your mentorship with %(name)s starts"
msgstr "Votre mentorat avec %(name)s commence"

#, python-format
msgid "Your mentorship with %(name)s starts. First, agree on how you work together."
msgstr "Votre mentorat avec %(name)s commence. D’abord, convenez de votre façon de travailler."

msgid "Your message"
msgstr "Votre message"

msgid "Your motivation"
msgstr "Votre motivation"

msgid "Your name"
msgstr "Votre nom"

msgid "Your needs"
msgstr "Vos besoins"

#, python-format
msgid "Your offer is sent to %(name)s. You get an email with the answer."
msgstr "Votre proposition est envoyée à %(name)s. Vous recevrez un e-mail avec la réponse."

#, python-format
msgid "Your one-off session with %(name)s has not come about within %(n)s day, so this flash mentorship has ended by itself."
msgid_plural "Your one-off session with %(name)s has not come about within %(n)s days, so this flash mentorship has ended by itself."
msgstr[0] "Votre séance unique avec %(name)s n’a pas eu lieu en %(n)s jour : ce mentorat flash a pris fin de lui-même."
msgstr[1] "Votre séance unique avec %(name)s n’a pas eu lieu en %(n)s jours : ce mentorat flash a pris fin de lui-même."

msgid "Your other calendars"
msgstr "Vos autres agendas"

msgid "Your other requests go on, in the order that you chose."
msgstr "Vos autres demandes continuent, dans l’ordre que vous avez choisi."

msgid "Your pair appears here once you are matched. Your home says what comes next."
msgstr "Votre binôme apparaîtra ici dès qu’il sera formé. Votre accueil dit ce qui vient ensuite."

msgid "Your pair reads Tokyo time."
msgstr "Votre binôme lit l’heure de Tokyo."

msgid "Your part:"
msgstr "Votre rôle :"

msgid "Your password was changed."
msgstr "Votre mot de passe est modifié."

msgid "Your photo is removed."
msgstr "Votre photo est retirée."

msgid "Your photo is saved."
msgstr "Votre photo est enregistrée."

msgid "Your place here is suspended. Write to the people who run the programs."
msgstr "Votre accès ici est suspendu. Écrivez à l’équipe de coordination."

msgid "Your private address"
msgstr "Votre adresse privée"

msgid "Your profile is saved."
msgstr "Votre profil est enregistré."

msgid "Your question is sent. You get an email with the reply."
msgstr "Votre question est envoyée. Vous recevrez un e-mail avec la réponse."

msgid "Your question or reply"
msgstr "Votre question ou votre réponse"

msgid "Your reason"
msgstr "Votre raison"

msgid "Your reply is sent."
msgstr "Votre réponse est envoyée."

#, python-format
msgid "Your request is sent to %(name)s. You get an email with the answer."
msgstr "Votre demande est envoyée à %(name)s. Vous recevrez un e-mail avec la réponse."

msgid "Your request is withdrawn. You can ask again whenever you like."
msgstr "Votre demande est retirée. Vous pouvez la refaire quand vous voulez."

#, python-format
msgid "Your request to %(name)s"
msgstr "Votre demande à %(name)s"

#, python-format
msgid "Your request to %(name)s for %(program)s cannot go on. %(why)s"
msgstr "Votre demande à %(name)s pour %(program)s ne peut pas continuer. %(why)s"

#, python-format
msgid "Your request to %(name)s is closed"
msgstr "Votre demande à %(name)s est close"

msgid "Your requests are on their way"
msgstr "Vos demandes sont en route"

msgid "Your role does not include this page. If you need it, ask the coordination of your organization."
msgstr "Votre rôle ne comprend pas cette page. Si vous en avez besoin, adressez-vous à la coordination de votre organisation."

msgid "Your roles"
msgstr "Vos rôles"

msgid "Your session is booked."
msgstr "Votre séance est réservée."

msgid "Your session is booked. Both of you get an email with the calendar entry."
msgstr "Votre séance est réservée. Vous recevrez l’un et l’autre un e-mail avec le fichier d’agenda."

msgid "Your session is proposed. It takes place once the other person accepts."
msgstr "Votre séance est proposée. Elle aura lieu si l’autre personne l’accepte."

#, python-format
msgid "Your session with %(name)s did not come about"
msgstr "Votre séance avec %(name)s n’a pas eu lieu"

#, python-format
msgid "Your session with %(name)s has a new time."
msgstr "Votre séance avec %(name)s a un nouvel horaire."

#, python-format
msgid "Your session with %(name)s is booked."
msgstr "Votre séance avec %(name)s est réservée."

#, python-format
msgid "Your session with %(name)s is cancelled."
msgstr "Votre séance avec %(name)s est annulée."

#, python-format
msgid "Your session with %(name)s is coming."
msgstr "Votre séance avec %(name)s approche."

#, python-format
msgid "Your session with %(name)s of %(day)s is over."
msgstr "Votre séance avec %(name)s, %(day)s, est terminée."

#, python-format
msgid "Your session with %(name)s of %(day)s, %(time)s, has a new time."
msgstr "Votre séance avec %(name)s, prévue %(day)s à %(time)s, a un nouvel horaire."

#, python-format
msgid "Your session with %(name)s starts soon."
msgstr "Votre séance avec %(name)s commence bientôt."

#, python-format
msgid "Your session with %(name)s: one minute of feedback"
msgstr "Votre séance avec %(name)s : un retour en une minute"

msgid "Your sessions are booked. Both of you get one email with the calendar entries."
msgstr "Vos séances sont réservées. Vous recevrez l’un et l’autre un seul e-mail avec le fichier d’agenda."

msgid "Your sessions are proposed. They take place once the other person accepts."
msgstr "Vos séances sont proposées. Elles auront lieu dès que l’autre personne accepte."

msgid "Your settings are saved."
msgstr "Vos paramètres sont enregistrés."

msgid "Your strengths"
msgstr "Vos points forts"

msgid "Your team, department or class"
msgstr "Votre équipe, service ou classe"

msgid "Your times are proposed. The session stays as it is until the other person chooses."
msgstr "Vos créneaux sont proposés. La séance reste telle qu’elle est jusqu’à ce que l’autre personne choisisse."

msgid "Your trial meeting is planned. You both get an email."
msgstr "Votre rencontre d’essai est prévue. Vous recevez chacun et chacune un e-mail."

#, python-format
msgid "Your trial meeting with %(name)s will not take place. You are free at:"
msgstr "Votre rencontre d’essai avec %(name)s n’aura pas lieu. Ce moment est à nouveau libre :"

msgid "Your two words differ. The coordination sees both; you can still change yours."
msgstr "Vos deux réponses diffèrent. La coordination voit les deux ; vous pouvez encore modifier la vôtre."

msgid "Your word is kept. It differs from the other person's, so the coordination sees both and decides."
msgstr "Votre version est enregistrée. Elle diffère de celle de l’autre personne : la coordination voit les deux et tranche."

#, python-format
msgid "Your word is missing on the session with %(name)s"
msgstr "Votre avis manque sur la séance avec %(name)s"

msgid "Your word is the last: the pair can no longer change theirs."
msgstr "Votre réponse est la dernière : le binôme ne peut plus modifier les siennes."

msgid "Your words"
msgstr "Vos mots"

#, python-format
msgid "a mentor for %(name)s"
msgstr "un mentor pour %(name)s"

msgid "a session is"
msgstr "une séance est"

msgid "about me"
msgstr "à propos de moi"

msgid "accepted"
msgstr "acceptée le"

msgctxt "audit"
msgid "accepted a proposal"
msgstr "a accepté une proposition"

msgctxt "audit"
msgid "accepted an invitation"
msgstr "a accepté une invitation"

msgid "accepted by the learner"
msgstr "accepté par l’apprenant·e"

msgid "accepted by the mentor"
msgstr "accepté par le mentor"

msgid "action"
msgstr "action"

msgid "action of a template"
msgstr "action d’un modèle"

msgid "actions"
msgstr "actions"

msgid "actions of a template"
msgstr "actions d’un modèle"

msgid "active"
msgstr "actif"

msgid "actor"
msgstr "personne"

msgctxt "audit"
msgid "added a meeting that took place"
msgstr "a ajouté une rencontre qui a eu lieu"

msgctxt "audit"
msgid "added a skill"
msgstr "a ajouté une compétence"

msgctxt "audit"
msgid "added a skill family"
msgstr "a ajouté une famille de compétences"

msgctxt "audit"
msgid "added an action"
msgstr "a ajouté une action"

msgid "address"
msgstr "adresse"

msgid "admission"
msgstr "admission"

msgid "and"
msgstr "et"

msgid "and more applications in the programs' queues"
msgstr "et d’autres candidatures dans les files des programmes"

msgctxt "answer of a calendar"
msgid "another time"
msgstr "un autre horaire"

msgid "answer due"
msgstr "réponse attendue"

#, python-format
msgid "answer due by %(day)s"
msgstr "réponse attendue avant le %(day)s"

msgid "answered"
msgstr "répondu"

msgctxt "audit"
msgid "answered a pulse"
msgstr "a répondu à un baromètre"

msgid "applications to answer"
msgstr "candidatures à traiter"

msgid "applied"
msgstr "candidature"

msgctxt "audit"
msgid "applied to a program"
msgstr "a candidaté à un programme"

msgctxt "audit"
msgid "approved an application"
msgstr "a accepté une candidature"

msgid "as many learners with a mentor"
msgstr "autant d’apprenant·es avec un mentor"

msgid "asked"
msgstr "demandé le"

msgid "asked by"
msgstr "demande de"

msgid "aspirations"
msgstr "aspirations"

msgid "at"
msgstr "date"

msgid "attendance"
msgstr "présence"

msgid "audit entries"
msgstr "entrées du journal"

msgid "audit entry"
msgstr "entrée du journal"

#, python-format
msgid "average %(score)s of 100"
msgstr "moyenne %(score)s sur 100"

msgid "booked"
msgstr "réservée le"

msgctxt "audit"
msgid "booked a session"
msgstr "a réservé une séance"

msgid "booked at least this many hours ahead"
msgstr "réservé au moins ce nombre d’heures à l’avance"

msgid "booked at most this many days ahead"
msgstr "réservé au plus ce nombre de jours à l’avance"

#, python-format
msgid "by %(date)s"
msgstr "pour le %(date)s"

#, python-format
msgid "by %(day)s, %(time)s"
msgstr "avant le %(day)s, %(time)s"

msgid "by when"
msgstr "pour quand"

msgid "cancelled"
msgstr "annulée le"

msgctxt "audit"
msgid "cancelled a session"
msgstr "a annulé une séance"

msgid "cancelled late"
msgstr "annulée tardivement"

msgid "cancelling late counts as missed"
msgstr "une annulation tardive compte comme une séance manquée"

msgctxt "audit"
msgid "changed a program"
msgstr "a modifié un programme"

msgctxt "audit"
msgid "changed a program's status"
msgstr "a changé le statut d’un programme"

msgctxt "audit"
msgid "changed a skill"
msgstr "a modifié une compétence"

msgctxt "audit"
msgid "changed a skill family"
msgstr "a modifié une famille de compétences"

msgctxt "audit"
msgid "changed an action"
msgstr "a modifié une action"

msgctxt "audit"
msgid "changed roles"
msgstr "a changé des rôles"

msgid "charter"
msgstr "charte"

msgid "charters"
msgstr "chartes"

msgid "choice of emails"
msgstr "choix d’e-mails"

msgid "choices of emails"
msgstr "choix d’e-mails"

msgctxt "audit"
msgid "chose a mentor in a draft"
msgstr "a choisi un mentor dans un brouillon"

msgid "circle"
msgstr "cercle"

msgid "circles"
msgstr "cercles"

msgid "closed"
msgstr "close le"

msgid "code"
msgstr "code"

msgid "come on top"
msgstr "s’ajoutent à celles du jour"

msgid "coming late counts as missed"
msgstr "un retard compte comme une séance manquée"

msgid "comment"
msgstr "commentaire"

msgid "completed"
msgstr "terminé"

msgctxt "audit"
msgid "computed a matching"
msgstr "a calculé un appariement"

msgctxt "audit"
msgid "computed a matching again"
msgstr "a recalculé un appariement"

msgctxt "audit"
msgid "confirmed a session"
msgstr "a confirmé une séance"

msgid "count starts on full hours of the clock"
msgstr "compter les débuts à partir des heures pleines"

msgid "created"
msgstr "créé"

msgctxt "audit"
msgid "created a program"
msgstr "a créé un programme"

msgctxt "audit"
msgid "created an API key"
msgstr "a créé une clé d’API"

msgid "criteria"
msgstr "critères"

msgid "date"
msgstr "date"

msgid "day"
msgstr "jour"

msgid "days after the start"
msgstr "jours après le début"

msgid "days between sessions"
msgstr "jours entre les séances"

msgid "days in which they are counted"
msgstr "jours dans lesquels elles sont comptées"

msgid "days off"
msgstr "jours de congé"

msgid "days to answer"
msgstr "jours pour répondre"

msgid "days to disagree"
msgstr "jours pour contredire"

msgid "decided"
msgstr "décidé"

msgid "decided by"
msgstr "décidé par"

msgctxt "audit"
msgid "declined a proposal"
msgstr "a décliné une proposition"

msgctxt "audit"
msgid "declined an application"
msgstr "a décliné une candidature"

msgid "description"
msgstr "description"

msgid "detail"
msgstr "détail"

msgctxt "audit"
msgid "discarded a matching"
msgstr "a abandonné un appariement"

msgid "done"
msgstr "fait"

#, python-format
msgid "done on %(date)s"
msgstr "faite le %(date)s"

msgid "due"
msgstr "à envoyer"

msgid "email address"
msgstr "adresse e-mail"

msgid "ended"
msgstr "terminé"

msgctxt "audit"
msgid "ended a mentorship"
msgstr "a mis fin à un mentorat"

msgid "ended by"
msgstr "terminé par"

msgid "ends"
msgstr "fin"

msgid "ends on"
msgstr "se termine le"

#, python-format
msgid "enrolled since %(date)s"
msgstr "inscription le %(date)s"

msgid "enrolment"
msgstr "inscription"

msgid "enrolments"
msgstr "inscriptions"

msgid "every 20 minutes"
msgstr "toutes les 20 minutes"

msgid "every half hour"
msgstr "toutes les demi-heures"

msgid "every half hour, or quarter where none fits"
msgstr "toutes les demi-heures, ou quarts d’heure à défaut"

msgid "every hour"
msgstr "toutes les heures"

msgid "every quarter of an hour"
msgstr "tous les quarts d’heure"

msgid "exclusion"
msgstr "séparation"

msgid "exclusions"
msgstr "séparations"

msgid "expectations of the mentoring"
msgstr "attentes envers le mentorat"

msgid "expires"
msgstr "expire le"

msgid "family"
msgstr "famille"

#, python-format
msgid "fewer than %(smallest)s"
msgstr "moins de %(smallest)s"

msgid "fewest people"
msgstr "nombre minimal de personnes"

msgid "field of work"
msgstr "domaine"

msgid "figures"
msgstr "chiffres"

msgid "file"
msgstr "fichier"

msgctxt "audit"
msgid "finished an action"
msgstr "a terminé une action"

msgid "first answer"
msgstr "première réponse"

msgid "first date"
msgstr "première date"

msgid "first day"
msgstr "premier jour"

msgid "fit"
msgstr "entente"

msgid "format"
msgstr "format"

msgctxt "audit"
msgid "founded the organization"
msgstr "a fondé l’organisation"

msgctxt "audit"
msgid "freed a place in a draft"
msgstr "a libéré une place dans un brouillon"

msgid "from"
msgstr "de"

msgctxt "audit"
msgid "gave feedback"
msgstr "a donné un retour"

msgctxt "audit"
msgid "gave their hours"
msgstr "a donné ses disponibilités"

msgid "given"
msgstr "donné le"

msgid "goal"
msgstr "objectif"

msgid "goals"
msgstr "objectifs"

msgid "headline"
msgstr "en une ligne"

msgctxt "figures"
msgid "hidden"
msgstr "masqué"

msgid "hours a month"
msgstr "heures par mois"

msgid "hours before the start until which one may move it alone"
msgstr "heures avant le début jusqu’auxquelles on peut déplacer seul la séance"

msgid "hours of a date"
msgstr "heures d’une date"

msgid "hours of dates"
msgstr "heures de dates"

msgid "how often we meet"
msgstr "notre rythme"

msgid "how we write to each other, and how soon we answer"
msgstr "notre façon de nous écrire, et notre délai de réponse"

msgid "how you like to talk"
msgstr "façon d’échanger"

msgid "how you will know"
msgstr "à quoi vous le saurez"

msgid "hue"
msgstr "teinte"

msgctxt "audit"
msgid "imported skills"
msgstr "a importé des compétences"

msgid "in circles"
msgstr "en cercles"

msgid "in the address"
msgstr "dans l’adresse"

msgid "in your words"
msgstr "avec vos mots"

#, python-format
msgid "instead of %(here)s"
msgstr "au lieu de %(here)s"

msgid "instead of the weekly hours"
msgstr "à la place des heures de la semaine"

msgid "invitation"
msgstr "invitation"

msgid "invitations"
msgstr "invitations"

msgid "invited by"
msgstr "invitation de"

msgctxt "audit"
msgid "invited somebody"
msgstr "a invité une personne"

msgid "joined"
msgstr "arrivée"

msgctxt "audit"
msgid "joined"
msgstr "a rejoint l’organisation"

msgctxt "audit"
msgid "joined a program by invitation"
msgstr "a rejoint un programme sur invitation"

msgid "kept"
msgstr "conservé"

msgctxt "audit"
msgid "kept a pair of a draft"
msgstr "a conservé un binôme d’un brouillon"

msgid "kind"
msgstr "type"

msgid "language"
msgstr "langue"

msgid "languages spoken"
msgstr "langues parlées"

msgid "last day"
msgstr "dernier jour"

msgid "last sign of the computing"
msgstr "dernier signe du calcul"

msgid "last used"
msgstr "dernière utilisation"

msgid "late after (minutes)"
msgstr "en retard après (minutes)"

msgid "learner"
msgstr "apprenant·e"

msgid "learners"
msgstr "apprenant·es"

msgid "learners at once"
msgstr "apprenant·es à la fois"

msgid "left"
msgstr "départ"

msgctxt "audit"
msgid "left the organization"
msgstr "a quitté l’organisation"

msgid "level"
msgstr "niveau"

msgid "libraries"
msgstr "bibliothèques"

#, python-format
msgid "lowest score %(n)s"
msgstr "score le plus bas %(n)s"

msgid "made"
msgstr "lancé"

msgid "made by"
msgstr "lancé par"

msgid "made from"
msgstr "fait à partir de"

msgid "matched"
msgstr "avec mentor"

msgid "matching run"
msgstr "calcul d’appariement"

msgid "matching runs"
msgstr "calculs d’appariement"

msgid "matching settings"
msgstr "réglages de l’appariement"

msgid "measured"
msgstr "mesuré le"

msgid "meeting address"
msgstr "adresse de visio"

msgid "meeting link"
msgstr "lien de visio"

msgid "member"
msgstr "membre"

msgid "members"
msgstr "membres"

msgid "mentor"
msgstr "mentor"

msgid "mentoring request"
msgstr "demande de mentorat"

msgid "mentoring requests"
msgstr "demandes de mentorat"

msgid "mentors"
msgstr "mentors"

msgid "mentorship"
msgstr "mentorat"

msgid "mentorships"
msgstr "mentorats"

msgid "message"
msgstr "message"

msgid "message sent"
msgstr "message envoyé"

msgid "message to the person"
msgstr "message à la personne"

msgid "messages sent"
msgstr "messages envoyés"

msgid "milestone"
msgstr "étape"

msgid "minutes"
msgstr "minutes"

msgid "minutes kept free after"
msgstr "minutes gardées libres après"

msgid "minutes kept free before"
msgstr "minutes gardées libres avant"

msgid "missed after (minutes)"
msgstr "manquée après (minutes)"

msgid "missed sessions after which the coordination is told"
msgstr "séances manquées à partir desquelles la coordination est prévenue"

msgid "most people"
msgstr "nombre maximal de personnes"

msgid "motivation"
msgstr "motivation"

msgctxt "audit"
msgid "moved a session"
msgstr "a déplacé une séance"

#, python-format
msgid "n = %(n)s, %(rate)s%% answered"
msgstr "n = %(n)s, %(rate)s %% de réponses"

msgid "name"
msgstr "nom"

msgid "name in English"
msgstr "nom en anglais"

msgid "name in French"
msgstr "nom en français"

msgid "nearly the same points in all"
msgstr "presque le même total"

msgid "needs assessment"
msgstr "bilan des besoins"

msgid "needs assessments"
msgstr "bilans des besoins"

msgctxt "answer of a calendar"
msgid "no"
msgstr "non"

msgid "not free"
msgstr "pas libre"

msgid "note"
msgstr "note"

msgctxt "audit"
msgid "noted progress on an action"
msgstr "a noté l’avancement d’une action"

msgid "number"
msgstr "numéro"

msgid "object"
msgstr "objet"

msgid "object type"
msgstr "type d’objet"

msgid "objective"
msgstr "objectif"

#, python-format
msgid "of %(n)s"
msgstr "sur %(n)s"

msgid "of 100"
msgstr "sur 100"

msgid "of these, possible for nobody"
msgstr "dont possibles pour personne"

msgid "offered"
msgstr "proposée"

msgctxt "audit"
msgid "offered a skill again"
msgstr "a proposé de nouveau une compétence"

#, python-format
msgid "one more place with %(name)s would bring them together (%(points)s points)."
msgstr "une place de plus chez %(name)s les réunirait (%(points)s points)."

#, python-format
msgid "one more place with %(name)s would go to somebody else (%(points)s points); this pair needs a better score."
msgstr "une place de plus chez %(name)s irait à quelqu’un d’autre (%(points)s points) ; ce binôme aurait besoin d’un meilleur score."

msgid "only fits in who came and went"
msgstr "ne tient compte que des arrivées et des départs"

msgid "only say that I am busy"
msgstr "indiquer seulement mon indisponibilité"

msgid "opened"
msgstr "ouvert"

msgid "opinion"
msgstr "avis"

msgid "optional"
msgstr "facultatif"

msgid "or"
msgstr "ou"

msgid "order of the wish"
msgstr "ordre du souhait"

msgid "organization"
msgstr "organisation"

msgid "organizations"
msgstr "organisations"

msgid "other person"
msgstr "autre personne"

msgid "packed"
msgstr "préparé"

msgid "part"
msgstr "partie"

msgid "particular dates"
msgstr "dates particulières"

msgid "parts of the score"
msgstr "détail du score"

msgid "paused since"
msgstr "en pause depuis"

msgid "people"
msgstr "personnes"

msgctxt "answer of a calendar"
msgid "perhaps"
msgstr "peut-être"

msgid "person"
msgstr "personne"

msgid "places for learners"
msgstr "places pour les apprenant·es"

msgid "plan template"
msgstr "modèle de plan"

msgid "plan templates"
msgstr "modèles de plan"

msgid "platform operator"
msgstr "opérateur de la plateforme"

msgid "position"
msgstr "position"

msgid "preparation"
msgstr "préparation"

msgid "profile for matching"
msgstr "profil d’appariement"

msgid "profiles for matching"
msgstr "profils d’appariement"

msgid "program"
msgstr "programme"

msgid "programs"
msgstr "programmes"

msgid "progress"
msgstr "progression"

msgid "pronouns"
msgstr "pronoms"

msgid "proposed"
msgstr "proposé"

msgctxt "audit"
msgid "proposed a pair"
msgstr "a proposé un binôme"

msgid "public holidays of"
msgstr "jours fériés de ce pays"

msgid "published"
msgstr "publié"

msgctxt "audit"
msgid "published a matching"
msgstr "a publié un appariement"

msgid "pulse"
msgstr "baromètre"

msgid "pulses"
msgstr "baromètres"

msgctxt "audit"
msgid "put an action aside"
msgstr "a mis une action de côté"

msgctxt "audit"
msgid "put an action off"
msgstr "a reporté une action"

msgid "rating"
msgstr "note"

msgctxt "audit"
msgid "reached a goal"
msgstr "a atteint un objectif"

msgctxt "audit"
msgid "read somebody's needs"
msgstr "a lu les besoins d’une personne"

msgid "reason"
msgstr "motif"

msgid "record of a run"
msgstr "relevé d’un calcul"

msgid "records of runs"
msgstr "relevés de calculs"

msgid "region"
msgstr "région"

msgctxt "audit"
msgid "reinstated a member"
msgstr "a réintégré un membre"

msgctxt "audit"
msgid "removed a member"
msgstr "a retiré un membre"

msgctxt "audit"
msgid "removed a pair from a draft"
msgstr "a retiré un binôme d’un brouillon"

msgctxt "audit"
msgid "reopened a goal"
msgstr "a rouvert un objectif"

msgctxt "audit"
msgid "reopened an action"
msgstr "a repris une action"

msgid "replace that day's"
msgstr "remplacent celles du jour"

msgid "replaced"
msgstr "remplacé"

msgid "requests open at once"
msgstr "demandes ouvertes en même temps"

msgid "required"
msgstr "obligatoire"

msgid "revoked"
msgstr "révoquée le"

msgctxt "audit"
msgid "revoked an API key"
msgstr "a révoqué une clé d’API"

msgid "role"
msgstr "rôle"

msgid "roles"
msgstr "rôles"

msgid "rule"
msgstr "règle"

msgid "rules"
msgstr "règles"

msgid "rules of booking"
msgstr "règles de réservation"

msgid "saved"
msgstr "enregistré"

msgctxt "audit"
msgid "saved a plan template"
msgstr "a enregistré un modèle de plan"

msgid "saved by"
msgstr "enregistré par"

msgid "scheduling policies"
msgstr "règles des séances"

msgid "scheduling policy"
msgstr "règles des séances"

msgid "score"
msgstr "score"

msgid "seal"
msgstr "sceau"

msgid "sealed"
msgstr "scellée"

msgid "seen by mentors since"
msgstr "vu·e par les mentors depuis"

msgid "sent"
msgstr "envoyé"

msgctxt "audit"
msgid "sent an invitation again"
msgstr "a renvoyé une invitation"

msgid "series"
msgstr "série"

msgid "session"
msgstr "séance"

msgid "session feedback"
msgstr "retours sur les séances"

msgid "session length (minutes)"
msgstr "durée d’une séance (minutes)"

msgid "session lengths to choose from (minutes)"
msgstr "durées de séance au choix (minutes)"

msgid "sessions"
msgstr "séances"

msgid "sessions a day, at most"
msgstr "séances par jour, au plus"

msgid "sessions a week, at most"
msgstr "séances par semaine, au plus"

msgctxt "audit"
msgid "set a goal aside"
msgstr "a mis un objectif de côté"

msgid "set of hours"
msgstr "jeu de disponibilités"

msgid "sets of hours"
msgstr "jeux de disponibilités"

msgctxt "audit"
msgid "settled a session"
msgstr "a tranché la présence à une séance"

msgctxt "audit"
msgid "signed a charter"
msgstr "a signé une charte"

msgid "signed by the learner"
msgstr "signé par l’apprenant·e"

msgid "signed by the mentor"
msgstr "signé par le mentor"

msgid "skill"
msgstr "compétence"

msgid "skill families"
msgstr "familles de compétences"

msgid "skill family"
msgstr "famille de compétences"

msgid "skill of a person"
msgstr "compétence d’une personne"

msgid "skills"
msgstr "compétences"

msgid "skills of people"
msgstr "compétences des personnes"

msgid "snapshot"
msgstr "relevé"

msgid "snapshots"
msgstr "relevés"

msgid "started"
msgstr "commencé"

msgctxt "audit"
msgid "started a mentorship"
msgstr "a démarré un mentorat"

msgid "starts"
msgstr "début"

msgid "starts are offered"
msgstr "débuts proposés"

msgid "starts on"
msgstr "commence le"

msgid "state"
msgstr "état"

msgid "status"
msgstr "statut"

msgctxt "audit"
msgid "stopped offering a skill"
msgstr "a cessé de proposer une compétence"

msgid "strengths"
msgstr "points forts"

msgid "summary"
msgstr "résumé"

msgctxt "audit"
msgid "suspended a member"
msgstr "a suspendu un membre"

msgid "take no new session for now"
msgstr "ne recevoir aucune nouvelle séance pour l’instant"

msgid "taken back"
msgstr "repris"

msgid "takes nothing away by itself"
msgstr "ne retire rien à elle seule"

msgid "team, department or class"
msgstr "équipe, service ou classe"

msgid "the English name"
msgstr "le nom anglais"

msgid "the English name of the family"
msgstr "le nom anglais de la famille"

msgid "the French name"
msgstr "le nom français"

msgid "the French name of the family"
msgstr "le nom français de la famille"

msgid "the same pairs"
msgstr "les mêmes binômes"

msgid "the same points in all"
msgstr "le même total"

msgid "theme"
msgstr "thème"

msgid "themes"
msgstr "thèmes"

msgid "this note"
msgstr "cette note"

msgid "time"
msgstr "moment"

msgid "time off"
msgstr "congés"

msgid "time zone"
msgstr "fuseau horaire"

msgid "to"
msgstr "à"

msgid "to be answered by"
msgstr "réponse attendue avant"

msgid "to improve"
msgstr "à améliorer"

msgctxt "audit"
msgid "took back a meeting that was added"
msgstr "a retiré une rencontre ajoutée"

msgid "topic"
msgstr "sujet"

msgid "total score"
msgstr "score total"

msgid "trial meetings before a commitment"
msgstr "rencontres d’essai avant un engagement"

msgid "two words disagree"
msgstr "réponses contradictoires"

msgid "until"
msgstr "jusqu’au"

msgid "updated"
msgstr "mis à jour"

#, python-format
msgid "usually answers within %(n)d day"
msgid_plural "usually answers within %(n)d days"
msgstr[0] "répond en général en %(n)d jour"
msgstr[1] "répond en général en %(n)d jours"

msgid "usually answers within a day"
msgstr "répond en général en un jour"

msgid "version"
msgstr "version"

msgid "warned"
msgstr "averti·e le"

msgid "ways to a mentor"
msgstr "voies vers un mentor"

msgid "week"
msgstr "semaine"

msgid "weekly hours"
msgstr "disponibilités de la semaine"

msgid "what exactly"
msgstr "quoi exactement"

msgid "what makes it possible"
msgstr "ce qui le rend possible"

msgid "what stays between us"
msgstr "ce qui reste entre nous"

msgid "what we did"
msgstr "ce que nous avons fait"

msgid "what we work on"
msgstr "ce sur quoi nous travaillons"

msgid "where"
msgstr "où"

msgid "where you stand in working life"
msgstr "étape de vie professionnelle"

msgid "who"
msgstr "qui"

msgid "who can read this"
msgstr "qui peut lire ceci"

msgid "who was absent"
msgstr "qui était absent·e"

msgid "why"
msgstr "pourquoi"

msgid "why closed"
msgstr "motif de clôture"

msgid "why it ended"
msgstr "pourquoi cela s’est terminé"

msgid "why it matters"
msgstr "pourquoi il compte"

msgid "why paused"
msgstr "motif de la pause"

msgid "why there is no pair"
msgstr "raison de l’absence de binôme"

msgid "wish"
msgstr "souhait"

#, python-format
msgid "with %(name)s"
msgstr "avec %(name)s"

#, python-format
msgid "with %(name)s, by video"
msgstr "avec %(name)s, en visio"

msgid "with Camille Roussel, by video"
msgstr "avec Camille Roussel, en visio"

msgid "withdrawn"
msgstr "retirée le"

msgctxt "audit"
msgid "withdrew an invitation"
msgstr "a retiré une invitation"

msgctxt "audit"
msgid "withdrew from a program"
msgstr "s’est retiré·e d’un programme"

#, python-format
msgid "without it %(n)s learner more has a mentor"
msgid_plural "without it %(n)s learners more have a mentor"
msgstr[0] "sans elle, %(n)s apprenant·e de plus a un mentor"
msgstr[1] "sans elle, %(n)s apprenant·es de plus ont un mentor"

#, python-format
msgid "without it %(points)s points"
msgstr "sans elle, %(points)s points"

msgid "words of a refusal, in English"
msgstr "mots d’un refus, en anglais"

msgid "words of a refusal, in French"
msgstr "mots d’un refus, en français"

msgid "words of the answer"
msgstr "mots de la réponse"

msgid "working style"
msgstr "façon de travailler"

msgid "working styles"
msgstr "façons de travailler"

msgid "would have no mentor"
msgstr "n’aurait pas de mentor"

msgctxt "audit"
msgid "wrote a charter"
msgstr "a écrit une charte"

msgctxt "audit"
msgid "wrote a goal"
msgstr "a écrit un objectif"

msgid "years of experience"
msgstr "années d’expérience"

msgctxt "answer of a calendar"
msgid "yes"
msgstr "oui"

msgid "your manager's email address"
msgstr "adresse e-mail de votre responsable"

msgid "your maximum"
msgstr "votre maximum"

#, python-format
msgid "“%(circle)s” is taken back"
msgstr "« %(circle)s » est retiré"

#, python-format
msgid "“%(message)s”"
msgstr "« %(message)s »"

#, python-format
msgid ""
"“%(message)s”\n"
"\n"
"Your mentorship with %(name)s starts at once. You both get an email with the first steps."
msgstr ""
"« %(message)s »\n"
"\n"
"Votre mentorat avec %(name)s commence tout de suite. Vous recevez l’un et l’autre un e-mail avec les premiers pas."

#, python-format
msgid "“%(name)s” is no longer offered. People who have it keep it."
msgstr "« %(name)s » n’est plus proposée. Celles et ceux qui l’ont la gardent."

#, python-format
msgid "“%(name)s” is offered again."
msgstr "« %(name)s » est de nouveau proposée."

msgid "A series of sessions ends earlier"
msgstr "Une série de séances finit plus tôt"

msgid "Another time for a whole series cannot be proposed from a calendar: move it on its page, or one session of it."
msgstr "Un autre horaire pour toute une série ne peut pas être proposé depuis un agenda : déplacez la série sur sa page, ou une seule séance."

msgid "Calendar file of the series"
msgstr "Fichier d’agenda de la série"

msgid "Choose up to three times: the other person takes one of them, or keeps the session as it is."
msgstr "Choisissez jusqu’à trois horaires : l’autre personne en retient un, ou garde la séance telle quelle."

msgid "Decline all"
msgstr "Tout refuser"

msgid "Give the times back"
msgstr "Rendre les créneaux"

msgid "It is too late to move this session alone."
msgstr "Il est trop tard pour déplacer cette séance de votre seule décision."

#, python-format
msgid "Moved: %(reason)s"
msgstr "Déplacée : %(reason)s"

msgid "No session of this series is still to come, so your answer changes nothing."
msgstr "Aucune séance de cette série n’est encore à venir : votre réponse ne change rien."

#, python-format
msgid "No sessions with %(name)s"
msgstr "Pas de séances avec %(name)s"

#, python-format
msgid "Prepare, join or move the sessions: %(link)s"
msgstr "Préparer, rejoindre ou déplacer les séances : %(link)s"

#, python-format
msgid "Propose other times to %(name)s"
msgstr "Proposer d’autres horaires à %(name)s"

msgid "The attached file ends the series in your calendar. There is nothing else to do."
msgstr "Le fichier joint met fin à la série dans votre agenda. Il n’y a rien d’autre à faire."

msgid "The other person reads it in the email and on the session's page."
msgstr "L’autre personne le lit dans l’e-mail et sur la page de la séance."

msgid "The other person reads it in the email."
msgstr "L’autre personne le lit dans l’e-mail."

msgid "The proposed sessions do not take place, and the other person is told."
msgstr "Les séances proposées n’ont pas lieu, et l’autre personne en est avertie."

msgid "The sessions are planned."
msgstr "Les séances sont prévues."

msgid "The times are given back, and the other person is told."
msgstr "Les créneaux sont rendus, et l’autre personne est prévenue."

msgid "There is no other common time. Write to each other to find one."
msgstr "Il n’y a pas d’autre horaire commun. Écrivez-vous pour en trouver un."

msgid "Times"
msgstr "Horaires"

#, python-format
msgid "Write up the session with %(name)s"
msgstr "Écrire le compte rendu de la séance avec %(name)s"

#, python-format
msgid "Your series with %(name)s now ends on %(day)s"
msgstr "Votre série avec %(name)s finit désormais le %(day)s"

#, python-format
msgid "Your series with %(name)s now ends on %(day)s: what follows has a new time, of which another email tells."
msgstr "Votre série avec %(name)s finit désormais le %(day)s : la suite a un nouveau créneau, qu’un autre e-mail indique."
