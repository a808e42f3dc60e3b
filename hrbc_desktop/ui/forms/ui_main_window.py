# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'main_window.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QStackedWidget,
    QVBoxLayout, QWidget)

class Ui_MainWindow(object):
    def setupUi(self, MainWindow):
        if not MainWindow.objectName():
            MainWindow.setObjectName(u"MainWindow")
        self.center = QWidget(MainWindow)
        self.center.setObjectName(u"center")
        self.center_layout = QVBoxLayout(self.center)
        self.center_layout.setSpacing(0)
        self.center_layout.setObjectName(u"center_layout")
        self.center_layout.setContentsMargins(0, 0, 0, 0)
        self.header_frame = QFrame(self.center)
        self.header_frame.setObjectName(u"header_frame")
        self.header_frame.setProperty(u"role", u"header")
        self.header_layout = QHBoxLayout(self.header_frame)
        self.header_layout.setSpacing(12)
        self.header_layout.setObjectName(u"header_layout")
        self.header_layout.setContentsMargins(16, 9, 20, 9)
        self.home_button = QPushButton(self.header_frame)
        self.home_button.setObjectName(u"home_button")
        self.home_button.setProperty(u"role", u"brand")

        self.header_layout.addWidget(self.home_button)

        self.patient_label = QLabel(self.header_frame)
        self.patient_label.setObjectName(u"patient_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.patient_label.sizePolicy().hasHeightForWidth())
        self.patient_label.setSizePolicy(sizePolicy)
        self.patient_label.setProperty(u"role", u"muted")
        self.patient_label.setTextFormat(Qt.TextFormat.PlainText)

        self.header_layout.addWidget(self.patient_label)

        self.save_label = QLabel(self.header_frame)
        self.save_label.setObjectName(u"save_label")
        self.save_label.setProperty(u"role", u"saved")

        self.header_layout.addWidget(self.save_label, 0, Qt.AlignmentFlag.AlignVCenter)

        self.smaller_button = QPushButton(self.header_frame)
        self.smaller_button.setObjectName(u"smaller_button")
        self.smaller_button.setProperty(u"role", u"pill")

        self.header_layout.addWidget(self.smaller_button)

        self.larger_button = QPushButton(self.header_frame)
        self.larger_button.setObjectName(u"larger_button")
        self.larger_button.setProperty(u"role", u"pill")

        self.header_layout.addWidget(self.larger_button)

        self.menu_button = QPushButton(self.header_frame)
        self.menu_button.setObjectName(u"menu_button")
        self.menu_button.setProperty(u"role", u"pill")

        self.header_layout.addWidget(self.menu_button)


        self.center_layout.addWidget(self.header_frame)

        self.places = QStackedWidget(self.center)
        self.places.setObjectName(u"places")

        self.center_layout.addWidget(self.places)

        MainWindow.setCentralWidget(self.center)

        self.retranslateUi(MainWindow)
    # setupUi

    def retranslateUi(self, MainWindow):
        MainWindow.setWindowTitle(QCoreApplication.translate("MainWindow", u"Treatment worksheet", None))
#if QT_CONFIG(tooltip)
        self.home_button.setToolTip(QCoreApplication.translate("MainWindow", u"To the list of worksheets", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.home_button.setAccessibleName(QCoreApplication.translate("MainWindow", u"Treatment worksheet: to the list of worksheets", None))
#endif // QT_CONFIG(accessibility)
        self.home_button.setText(QCoreApplication.translate("MainWindow", u"Treatment worksheet", None))
#if QT_CONFIG(tooltip)
        self.smaller_button.setToolTip(QCoreApplication.translate("MainWindow", u"Smaller text (Ctrl+\u2212)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.smaller_button.setAccessibleName(QCoreApplication.translate("MainWindow", u"Smaller text", None))
#endif // QT_CONFIG(accessibility)
        self.smaller_button.setText(QCoreApplication.translate("MainWindow", u"A\u2212", None))
#if QT_CONFIG(tooltip)
        self.larger_button.setToolTip(QCoreApplication.translate("MainWindow", u"Larger text (Ctrl++)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.larger_button.setAccessibleName(QCoreApplication.translate("MainWindow", u"Larger text", None))
#endif // QT_CONFIG(accessibility)
        self.larger_button.setText(QCoreApplication.translate("MainWindow", u"A+", None))
#if QT_CONFIG(tooltip)
        self.menu_button.setToolTip(QCoreApplication.translate("MainWindow", u"Print, display, lock, help and more", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.menu_button.setAccessibleName(QCoreApplication.translate("MainWindow", u"Menu", None))
#endif // QT_CONFIG(accessibility)
        self.menu_button.setText(QCoreApplication.translate("MainWindow", u"Menu", None))
    # retranslateUi

