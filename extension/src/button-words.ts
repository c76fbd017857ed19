/** What buttons that send, and buttons that don't, are called in the languages of the sites. Only a help: what no list knows is found by its place. */

const words = (lists: string) => new Set(lists.split(/[,\n]/).map((word) => word.trim()));

/** Buttons of these names send, wherever they stand after a box or in its header. */
const SENDS =
  words(`post, share, send, publish, save, done, reply, comment, schedule, submit, update, next, post now, share now, send now, publish now
post comment, post reply, share to story, save changes, send message, press enter to send, schedule post, schedule reel, create event
publicar, postear, compartir, enviar, guardar, listo, responder, comentar, programar, actualizar, publicar ahora
postar, compartilhar, partilhar, salvar, concluir, agendar, publicar agora
publier, partager, envoyer, enregistrer, terminé, répondre, commenter, programmer, planifier
posten, teilen, senden, veröffentlichen, speichern, fertig, antworten, kommentieren, planen, absenden
pubblica, condividi, invia, salva, fine, fatto, rispondi, commenta, programma
plaatsen, delen, verzenden, publiceren, opslaan, gereed, beantwoorden, reageren
opublikuj, udostępnij, wyślij, zapisz, gotowe, odpowiedz, skomentuj
paylaş, gönder, yayınla, kaydet, bitti, yanıtla, yorum yap
đăng, chia sẻ, gửi, lưu, xong, trả lời, bình luận
posting, kirim, bagikan, simpan, selesai, balas, terbitkan, i-post, ibahagi, ipadala, i-save, tapos na
publicera, dela, skicka, spara, klar, slå op, del, gem, færdig, publiser, lagre, ferdig, julkaise, jaa, lähetä, tallenna, valmis
zveřejnit, sdílet, odeslat, uložit, hotovo, postează, distribuie, trimite, salvează, közzététel, megosztás, küldés, mentés, kész
δημοσίευση, κοινοποίηση, αποστολή, αποθήκευση, опубликовать, поделиться, отправить, сохранить, готово, ответить
опублікувати, поділитися, надіслати, зберегти, نشر, مشاركة, إرسال, حفظ, تم, رد, פרסום, פרסם, שתף, שיתוף, שלח, שליחה, שמירה, סיום
पोस्ट करें, शेयर करें, भेजें, सेव करें, โพสต์, แชร์, ส่ง, บันทึก, เสร็จสิ้น
发布, 分享, 发送, 保存, 完成, 回复, 發佈, 發布, 傳送, 儲存, 回覆, 投稿, 投稿する, シェア, シェアする, 送信, 送信する, 保存する, 完了, 返信, 게시, 공유, 공유하기, 보내기, 전송, 저장, 완료, 답글`);

/** Buttons of these names lead out of what was written. */
const LEAVES =
  words(`cancel, close, back, go back, discard, discard post, discard changes, discard draft, dismiss, delete, remove, not now, leave, leave page, exit
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
  const named = button.querySelector("[aria-label], [alt], title");
  const all = [
    button.textContent,
    button.getAttribute("aria-label"),
    named?.getAttribute("aria-label"),
    named?.getAttribute("alt"),
  ];
  return all.map((name) => tidy(name ?? "")).filter(Boolean);
}

const tidy = (name: string) =>
  name
    .normalize("NFC")
    .replace(/[\s\u200b-\u200f\u2066-\u2069\ufeff]+/g, " ")
    .trim()
    .replace(/[.…!]+$/, "")
    .toLowerCase();

/** What a button is called by those who see it, or else by those who don't; empty where it has no name. */
export const nameOf = (button: Element): string => namesOf(button)[0] ?? "";

export const isNamedToSend = (button: Element): boolean => namesOf(button).some((name) => SENDS.has(name));

export const isNamedToLeave = (button: Element): boolean => namesOf(button).some((name) => LEAVES.has(name));

export const isNamedToAdd = (button: Element): boolean => namesOf(button).some((name) => ADDS.test(name));
