/** What buttons that send, and buttons that don't, are called in the languages of the sites. A button of another name is found by its place. */

const wordSet = (lists: string) => new Set(lists.split(/[,\n]/).map((word) => word.trim()));

/** Buttons of these names publish. */
const PUBLISHES = wordSet(`
post, share, send, publish, schedule, post now, share now, send now, publish now, post comment, post reply, share to story, send message
press enter to send, schedule post, schedule reel, publicar, postear, compartir, enviar, programar, publicar ahora, postar, compartilhar
partilhar, agendar, publicar agora, publier, partager, envoyer, programmer, planifier, posten, teilen, senden, absenden, veröffentlichen
planen, pubblica, condividi, invia, programma, plaatsen, delen, verzenden, publiceren, opublikuj, udostępnij, wyślij, paylaş, gönder
yayınla, đăng, chia sẻ, gửi, posting, kirim, bagikan, terbitkan, i-post, ibahagi, ipadala, publicera, dela, skicka, slå op, del, publiser
julkaise, jaa, lähetä, zveřejnit, sdílet, odeslat, postează, distribuie, trimite, közzététel, megosztás, küldés, δημοσίευση, κοινοποίηση
αποστολή, опубликовать, поделиться, отправить, опублікувати, поділитися, надіслати, نشر, مشاركة, إرسال, פרסום, פרסם, שתף, שיתוף, שלח, שליחה
पोस्ट करें, शेयर करें, भेजें, โพสต์, แชร์, ส่ง, 发布, 分享, 发送, 發佈, 發布, 傳送, 投稿, 投稿する, シェア, シェアする, 送信, 送信する, 게시, 공유, 공유하기, 보내기, 전송
`);

/** Buttons of these names save an answer or lead on with it, and may stand in other places, too. */
const SAVES = wordSet(`
save, done, reply, comment, submit, update, next, save changes, create event, guardar, listo, responder, comentar, actualizar, siguiente
salvar, concluir, avançar, enregistrer, terminé, répondre, commenter, suivant, speichern, fertig, antworten, kommentieren, weiter, salva
fine, fatto, rispondi, commenta, avanti, opslaan, gereed, beantwoorden, reageren, volgende, zapisz, gotowe, odpowiedz, skomentuj, dalej
kaydet, bitti, yanıtla, yorum yap, ileri, lưu, xong, trả lời, bình luận, tiếp, simpan, selesai, balas, i-save, tapos na, spara, klar, gem
færdig, lagre, ferdig, tallenna, valmis, uložit, hotovo, salvează, gata, mentés, kész, αποθήκευση, сохранить, готово, ответить, зберегти
حفظ, تم, رد, שמירה, סיום, सेव करें, บันทึก, เสร็จสิ้น, 保存, 完成, 回复, 儲存, 回覆, 保存する, 完了, 返信, 저장, 완료, 답글
`);

/** Buttons of these names lead out of what was written. */
const LEAVES =
  wordSet(`cancel, close, back, go back, discard, discard post, discard changes, discard draft, dismiss, delete, remove, not now, leave, leave page, exit
cancelar, cerrar, atrás, volver, descartar, eliminar, ahora no, salir, fechar, voltar, excluir, agora não, sair
annuler, fermer, retour, supprimer, abandonner, ignorer, plus tard, quitter, abbrechen, schließen, zurück, verwerfen, löschen, nicht jetzt, verlassen
annulla, chiudi, indietro, elimina, ignora, non ora, esci, annuleren, sluiten, terug, verwijderen, niet nu, verlaten
anuluj, zamknij, wstecz, wróć, odrzuć, usuń, nie teraz, iptal, kapat, geri, vazgeç, sil, şimdi değil
hủy, đóng, quay lại, bỏ, xóa, lúc khác, batal, batalkan, tutup, kembali, buang, hapus, lain kali, kanselahin, isara, bumalik
avbryt, stäng, tillbaka, ta bort, annuller, luk, tilbage, slet, lukk, tilbake, slett, peruuta, sulje, takaisin, hylkää, poista
zrušit, zavřít, zpět, zahodit, anulează, închide, înapoi, renunță, mégse, bezárás, vissza, elvetés, ακύρωση, κλείσιμο, πίσω
отмена, отменить, закрыть, назад, удалить, не сейчас, скасувати, закрити, видалити, إلغاء, إغلاق, رجوع, تجاهل, حذف, ביטול, סגירה, סגור, חזרה, מחיקה
रद्द करें, बंद करें, वापस जाएँ, ยกเลิก, ปิด, ย้อนกลับ, ลบ, 取消, 关闭, 返回, 放弃, 删除, 關閉, 捨棄, 刪除
キャンセル, 閉じる, 戻る, 破棄, 削除, 취소, 닫기, 뒤로, 돌아가기, 삭제`);

/** Buttons of such names put something into the box. */
const ADDS = /emoji|emotic|smiley|gif\b|sticker|эмодзи|絵文字|表情|이모티콘/iu;

/** What a button is called: its own words, and what it is named for those who can't see it. */
function namesOf(button: Element): string[] {
  const named = button.querySelector("[aria-label], [alt]");
  const labels = [button.getAttribute("aria-label"), named?.getAttribute("aria-label"), named?.getAttribute("alt")];
  return [button.textContent, ...labels].map((name) => normalizeName(name ?? "")).filter(Boolean);
}

const normalizeName = (name: string) =>
  name
    .normalize("NFC")
    .replace(/[\s\u200b-\u200f\u2066-\u2069\ufeff]+/g, " ")
    .trim()
    .replace(/[.…!]+$/, "");

/** What a button is called by those who see it, or else by those who don't; empty where it has no name. */
export const nameOf = (button: Element): string => namesOf(button)[0] ?? "";

const isNamed = (button: Element, names: Set<string>) => namesOf(button).some((name) => names.has(name.toLowerCase()));

/** Whether a button is called as those that publish. */
export const isNamedToPublish = (button: Element): boolean => isNamed(button, PUBLISHES);

/** Whether a button is called as those that publish, save or answer. */
export const isNamedToSend = (button: Element): boolean => isNamed(button, PUBLISHES) || isNamed(button, SAVES);

/** Whether a button is called as those that lead out of what was written. */
export const isNamedToLeave = (button: Element): boolean => isNamed(button, LEAVES);

/** Whether a button is called as those that put something into the box. */
export const isNamedToAdd = (button: Element): boolean => namesOf(button).some((name) => ADDS.test(name));
